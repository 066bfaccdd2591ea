namespace Aios.Temporal.Workflows;

/// <summary>Finds the context of the code that is executing on this thread.</summary>
internal static class WorkflowContext
{
    // Condition predicates run between tasks, when no workflow scheduler is current.
    private static readonly AsyncLocal<IWorkflowContext?> Override = new();

    public static IWorkflowContext? CurrentOrNull =>
        (TaskScheduler.Current as IWorkflowContextScheduler)?.Context ?? Override.Value;

    public static IWorkflowContext Current => CurrentOrNull ?? throw new InvalidOperationException(
        "This member of Workflow can only be used in workflow code: the current task scheduler is not a workflow's. "
        + "Check for ConfigureAwait(false), Task.Run and the like.");

    public static void SetOverride(IWorkflowContext? context) => Override.Value = context;
}
