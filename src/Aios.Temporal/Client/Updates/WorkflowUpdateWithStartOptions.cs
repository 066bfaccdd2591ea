namespace Aios.Temporal.Client;

/// <summary>Options for sending an update to a workflow that is started if it does not run.</summary>
public class WorkflowUpdateWithStartOptions : WorkflowUpdateOptions
{
    /// <summary>Creates options without a start operation, which must be set before they are used.</summary>
    public WorkflowUpdateWithStartOptions()
    {
    }

    /// <summary>Creates options with a start operation and a new random update id.</summary>
    /// <param name="startWorkflowOperation">Start operation.</param>
    public WorkflowUpdateWithStartOptions(WithStartWorkflowOperation startWorkflowOperation) =>
        StartWorkflowOperation = startWorkflowOperation;

    /// <summary>Creates options with an update id and a start operation.</summary>
    /// <param name="id">Update id.</param>
    /// <param name="startWorkflowOperation">Start operation.</param>
    public WorkflowUpdateWithStartOptions(string id, WithStartWorkflowOperation startWorkflowOperation)
        : base(id) => StartWorkflowOperation = startWorkflowOperation;

    /// <summary>How the workflow is started. Required, and good for one call.</summary>
    public WithStartWorkflowOperation? StartWorkflowOperation { get; set; }

    /// <summary>Makes a copy for other options. Its start operation stands for the same start: one call, one handle.</summary>
    /// <returns>The copy, of the same runtime type.</returns>
    public override object Clone()
    {
        var copy = (WorkflowUpdateWithStartOptions)base.Clone();
        copy.StartWorkflowOperation = (WithStartWorkflowOperation?)StartWorkflowOperation?.Clone();
        return copy;
    }
}
