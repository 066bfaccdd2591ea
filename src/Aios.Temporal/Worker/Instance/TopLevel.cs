using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Outermost frame of run method and signal handlers: turns what they throw into the end of the workflow.</summary>
internal sealed class TopLevel(InstanceState state, RunOptions options)
{
    public async Task RunAsync(Func<Task> function)
    {
        try
        {
            await function().ConfigureAwait(true);
        }
        catch (Exception e)
        {
            Conclude(e);
        }
    }

    private void Conclude(Exception exception)
    {
        try
        {
            if (exception is ContinueAsNewException next)
            {
                state.Add(NextRun(next));
            }
            else if (state.Cancellation.IsCancellationRequested && TemporalException.IsCanceledException(exception))
            {
                state.Add(new CancelWorkflowCommand());
            }
            else if (options.IsFailure(exception))
            {
                state.Add(new FailWorkflowCommand(state.Converter.ToFailure(exception)));
            }
            else
            {
                state.Scheduler.Fail(exception);
            }
        }
        catch (Exception conversion)
        {
            state.Scheduler.Fail(conversion);
        }
    }

    private ContinueAsNewCommand NextRun(ContinueAsNewException exception)
    {
        var input = exception.Input;
        var next = input.Options;
        var attributes = new ContinueAsNewWorkflowExecutionCommandAttributes
        {
            WorkflowType = new() { Name = input.Workflow },
            Input = state.Converter.ToInput(input.Args),
            Header = CallConverter.ToHeader(input.Headers),
            WorkflowRunTimeout = next?.RunTimeout?.ToDuration(),
            WorkflowTaskTimeout = next?.TaskTimeout?.ToDuration(),
            BackoffStartInterval = next?.BackoffStartInterval?.ToDuration(),
            RetryPolicy = next?.RetryPolicy?.ToProto(),
            InheritBuildId = VersioningIntents.IsCompatible(
                next?.VersioningIntent ?? VersioningIntent.Unspecified, next?.TaskQueue, state.Info),
            InitialVersioningBehavior =
                (ContinueAsNewVersioningBehavior)(next?.InitialVersioningBehavior ?? InitialVersioningBehavior.Unspecified),
        };
        if (!string.IsNullOrEmpty(next?.TaskQueue))
        {
            attributes.TaskQueue = new() { Name = next.TaskQueue, Kind = TaskQueueKind.Normal };
        }

        Google.Protobuf.Collections.MapField<string, Api.Common.V1.Payload>? memo = null;
        if (next?.Memo is not null)
        {
            memo = [];
            MemoFields.AddTo(memo, next.Memo, state.Converter);
        }

        return new(attributes, memo, next?.TypedSearchAttributes?.ToProto());
    }
}
