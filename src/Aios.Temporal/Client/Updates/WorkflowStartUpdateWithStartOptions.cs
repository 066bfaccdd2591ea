namespace Aios.Temporal.Client;

/// <summary>
/// Options for sending an update to a workflow that is started if it does not run, and waiting until the update has reached
/// a stage.
/// </summary>
public class WorkflowStartUpdateWithStartOptions : WorkflowUpdateWithStartOptions
{
    /// <summary>Creates options without start operation and stage, which must be set before they are used.</summary>
    public WorkflowStartUpdateWithStartOptions()
    {
    }

    /// <summary>Creates options with a new random update id.</summary>
    /// <param name="startWorkflowOperation">Start operation.</param>
    /// <param name="waitForStage">Stage to wait for.</param>
    public WorkflowStartUpdateWithStartOptions(
        WithStartWorkflowOperation startWorkflowOperation, WorkflowUpdateStage waitForStage)
        : base(startWorkflowOperation) => WaitForStage = waitForStage;

    /// <summary>Creates options with an update id.</summary>
    /// <param name="id">Update id.</param>
    /// <param name="startWorkflowOperation">Start operation.</param>
    /// <param name="waitForStage">Stage to wait for.</param>
    public WorkflowStartUpdateWithStartOptions(
        string id, WithStartWorkflowOperation startWorkflowOperation, WorkflowUpdateStage waitForStage)
        : base(id, startWorkflowOperation) => WaitForStage = waitForStage;

    /// <summary>Stage to wait for: accepted or completed. Required.</summary>
    public WorkflowUpdateStage WaitForStage { get; set; }
}
