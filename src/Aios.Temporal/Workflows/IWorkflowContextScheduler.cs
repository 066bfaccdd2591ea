namespace Aios.Temporal.Workflows;

/// <summary>A task scheduler that belongs to one workflow run.</summary>
internal interface IWorkflowContextScheduler
{
    IWorkflowContext Context { get; }
}
