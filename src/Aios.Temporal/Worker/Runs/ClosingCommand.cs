using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Worker.Runs;

/// <summary>The four commands that close a run, and what continue-as-new inherits (protocol section 4.8.10).</summary>
internal static class ClosingCommand
{
    public static (string Name, EventType Answer, Command Command) Create(InstanceCommand command, RunState run) => command switch
    {
        CompleteWorkflowCommand c => ("COMPLETE_WORKFLOW_EXECUTION", EventType.WorkflowExecutionCompleted, new Command
        {
            CommandType = CommandType.CompleteWorkflowExecution,
            UserMetadata = c.UserMetadata,
            CompleteWorkflowExecutionCommandAttributes = new() { Result = SinglePayload.ToList(c.Result) },
        }),
        FailWorkflowCommand c => ("FAIL_WORKFLOW_EXECUTION", EventType.WorkflowExecutionFailed, new Command
        {
            CommandType = CommandType.FailWorkflowExecution,
            UserMetadata = c.UserMetadata,
            FailWorkflowExecutionCommandAttributes = new() { Failure = c.Failure },
        }),
        CancelWorkflowCommand c => ("CANCEL_WORKFLOW_EXECUTION", EventType.WorkflowExecutionCanceled, new Command
        {
            CommandType = CommandType.CancelWorkflowExecution,
            UserMetadata = c.UserMetadata,
            CancelWorkflowExecutionCommandAttributes = new(),
        }),
        ContinueAsNewCommand c => (
            "CONTINUE_AS_NEW_WORKFLOW_EXECUTION", EventType.WorkflowExecutionContinuedAsNew, new Command
            {
                CommandType = CommandType.ContinueAsNewWorkflowExecution,
                UserMetadata = c.UserMetadata,
                ContinueAsNewWorkflowExecutionCommandAttributes = Inherit(c, run),
            }),
        _ => throw new InvalidOperationException($"{command.GetType().Name} does not close a workflow."),
    };

    private static ContinueAsNewWorkflowExecutionCommandAttributes Inherit(ContinueAsNewCommand command, RunState run)
    {
        var attributes = command.Attributes;
        if (string.IsNullOrEmpty(attributes.TaskQueue?.Name))
        {
            attributes.TaskQueue = new() { Name = run.Started?.TaskQueue?.Name ?? run.Options.TaskQueue };
        }

        attributes.InheritBuildId |= attributes.TaskQueue.Name == run.Options.TaskQueue;
        attributes.RetryPolicy ??= run.Started?.RetryPolicy;
        attributes.Memo = command.Memo is { } memo ? new Memo { Fields = { memo } } : run.Started?.Memo;
        attributes.SearchAttributes = command.SearchAttributes ?? Current(run);
        return attributes;
    }

    private static SearchAttributes? Current(RunState run) =>
        run.SearchAttributes.Count == 0 ? null : new SearchAttributes { IndexedFields = { run.SearchAttributes } };
}
