using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Client.Calls;

/// <summary>
/// Waits for the close event of a run and turns it into the result or the exception. A run that has a successor by retry or
/// cron shows up either as its real close event with the id of the new run, or as continued-as-new.
/// </summary>
internal static class WorkflowResult
{
    private static readonly TimeSpan EmptyWaitPause = TimeSpan.FromMilliseconds(50);

    public static async Task<TResult> GetAsync<TResult>(WorkflowHandle handle, bool followRuns, RpcOptions? rpc)
    {
        var converter = handle.Client.Options.DataConverter.WithSerializationContext(
            new ISerializationContext.Workflow(handle.Client.Options.Namespace, handle.Id));
        var runId = handle.ResultRunId;
        while (true)
        {
            var close = await CloseEventAsync(handle with { RunId = runId }, rpc);
            var nextRunId = NextRunId(close);
            if (followRuns && nextRunId.Length > 0)
            {
                runId = nextRunId;
                continue;
            }

            if (close.WorkflowExecutionCompletedEventAttributes is { } completed)
            {
                return await converter.ToResultAsync<TResult>(completed.Result);
            }

            throw close.WorkflowExecutionContinuedAsNewEventAttributes is not null
                ? new WorkflowContinuedAsNewException(nextRunId)
                : new WorkflowFailedException(await FailureAsync(close, converter));
        }
    }

    private static async Task<HistoryEvent> CloseEventAsync(WorkflowHandle run, RpcOptions? rpc)
    {
        var events = run.FetchHistoryEventsAsync(new()
        {
            WaitNewEvent = true,
            EventFilterType = HistoryEventFilterType.CloseEvent,
            SkipArchival = true,
            Rpc = rpc,
        });
        while (true)
        {
            await foreach (var closeEvent in events)
            {
                return closeEvent;
            }

            // A server may end a wait without an event and without a token to go on with; the time-skipping test server does under load.
            await Task.Delay(EmptyWaitPause, TimeProvider.System, rpc?.CancellationToken ?? CancellationToken.None);
        }
    }

    private static string NextRunId(HistoryEvent close) => close.AttributesCase switch
    {
        HistoryEvent.AttributesOneofCase.WorkflowExecutionCompletedEventAttributes =>
            close.WorkflowExecutionCompletedEventAttributes.NewExecutionRunId,
        HistoryEvent.AttributesOneofCase.WorkflowExecutionFailedEventAttributes =>
            close.WorkflowExecutionFailedEventAttributes.NewExecutionRunId,
        HistoryEvent.AttributesOneofCase.WorkflowExecutionTimedOutEventAttributes =>
            close.WorkflowExecutionTimedOutEventAttributes.NewExecutionRunId,
        HistoryEvent.AttributesOneofCase.WorkflowExecutionContinuedAsNewEventAttributes =>
            close.WorkflowExecutionContinuedAsNewEventAttributes.NewExecutionRunId,
        _ => string.Empty,
    };

    private static Task<Exception> FailureAsync(HistoryEvent close, DataConverter converter) => close.AttributesCase switch
    {
        HistoryEvent.AttributesOneofCase.WorkflowExecutionFailedEventAttributes =>
            converter.ToExceptionAsync(close.WorkflowExecutionFailedEventAttributes.Failure),
        HistoryEvent.AttributesOneofCase.WorkflowExecutionTimedOutEventAttributes =>
            converter.ToExceptionAsync(new Failure
            {
                Message = "Workflow timed out",
                TimeoutFailureInfo = new() { TimeoutType = TimeoutType.StartToClose },
            }),
        HistoryEvent.AttributesOneofCase.WorkflowExecutionCanceledEventAttributes =>
            converter.ToExceptionAsync(new Failure
            {
                Message = "Workflow canceled",
                CanceledFailureInfo = new() { Details = close.WorkflowExecutionCanceledEventAttributes.Details },
            }),
        HistoryEvent.AttributesOneofCase.WorkflowExecutionTerminatedEventAttributes =>
            TerminatedAsync(close.WorkflowExecutionTerminatedEventAttributes, converter),
        _ => throw new InvalidOperationException($"{close.EventType} is not a close event of a workflow."),
    };

    private static async Task<Exception> TerminatedAsync(
        WorkflowExecutionTerminatedEventAttributes terminated, DataConverter converter)
    {
        // The wire form of this failure has no place for the details, so they are decoded here.
        IReadOnlyCollection<Payload>? details = terminated.Details?.Payloads_;
        if (details is not null && converter.PayloadCodec is { } codec)
        {
            details = await codec.DecodeAsync(details);
        }

        var failure = new Failure
        {
            Message = terminated.Reason.Length > 0 ? terminated.Reason : "Workflow terminated",
            TerminatedFailureInfo = new(),
        };
        return new TerminatedFailureException(
            failure, inner: null, details is null ? null : new InboundFailureDetails(converter.PayloadConverter, details));
    }
}
