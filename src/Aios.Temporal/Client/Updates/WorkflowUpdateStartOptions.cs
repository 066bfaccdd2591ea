namespace Aios.Temporal.Client;

/// <summary>Options for sending an update and waiting until it has reached a stage.</summary>
public class WorkflowUpdateStartOptions : WorkflowUpdateOptions
{
    /// <summary>Creates options without a stage, which must be set before they are used.</summary>
    public WorkflowUpdateStartOptions()
    {
    }

    /// <summary>Creates options with a stage and a new random id.</summary>
    /// <param name="waitForStage">Stage to wait for.</param>
    public WorkflowUpdateStartOptions(WorkflowUpdateStage waitForStage) => WaitForStage = waitForStage;

    /// <summary>Creates options with an id and a stage.</summary>
    /// <param name="id">Update id.</param>
    /// <param name="waitForStage">Stage to wait for.</param>
    public WorkflowUpdateStartOptions(string id, WorkflowUpdateStage waitForStage)
        : base(id) => WaitForStage = waitForStage;

    /// <summary>Stage to wait for: accepted or completed. Required.</summary>
    public WorkflowUpdateStage WaitForStage { get; set; }
}
