using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Worker.Codecs;

/// <summary>Every payload position of an activation job. Jobs are copied, because they share protos with history.</summary>
internal static class JobPayloads
{
    public static async Task<ActivationJob> TransformAsync(ActivationJob job, PayloadTransform transform) => job switch
    {
        InitializeWorkflow initialize => initialize with
        {
            Started = await StartedAsync(initialize.Started, transform).ConfigureAwait(false),
        },
        SignalWorkflow signal => signal with
        {
            Input = await transform.ApplyAsync(signal.Input).ConfigureAwait(false),
            Header = await transform.ApplyAsync(signal.Header).ConfigureAwait(false),
        },
        DoUpdate update => update with
        {
            Input = await transform.ApplyAsync(update.Input).ConfigureAwait(false),
            Header = await transform.ApplyAsync(update.Header).ConfigureAwait(false),
        },
        QueryWorkflow query => query with
        {
            Arguments = await transform.ApplyAsync(query.Arguments).ConfigureAwait(false),
            Header = await transform.ApplyAsync(query.Header).ConfigureAwait(false),
        },
        ResolveActivity resolve => resolve with
        {
            Result = await ActivityAsync(resolve.Result, transform).ConfigureAwait(false),
        },
        ResolveChildWorkflowStart { Result: ChildWorkflowStartResolution.Cancelled cancelled } resolve => resolve with
        {
            Result = cancelled with { Failure = (await transform.ApplyAsync(cancelled.Failure).ConfigureAwait(false))! },
        },
        ResolveChildWorkflow resolve => resolve with
        {
            Result = await ChildAsync(resolve.Result, transform).ConfigureAwait(false),
        },
        ResolveSignalExternalWorkflow resolve => resolve with
        {
            Failure = await transform.ApplyAsync(resolve.Failure).ConfigureAwait(false),
        },
        ResolveRequestCancelExternalWorkflow resolve => resolve with
        {
            Failure = await transform.ApplyAsync(resolve.Failure).ConfigureAwait(false),
        },
        _ => job,
    };

    private static async Task<WorkflowExecutionStartedEventAttributes> StartedAsync(
        WorkflowExecutionStartedEventAttributes started,
        PayloadTransform transform)
    {
        var copy = started.Clone();
        copy.Input = await transform.ApplyAsync(started.Input).ConfigureAwait(false);
        copy.Header = await transform.ApplyAsync(started.Header).ConfigureAwait(false);
        copy.Memo = await transform.ApplyAsync(started.Memo).ConfigureAwait(false);
        copy.ContinuedFailure = await transform.ApplyAsync(started.ContinuedFailure).ConfigureAwait(false);
        copy.LastCompletionResult = await transform.ApplyAsync(started.LastCompletionResult).ConfigureAwait(false);
        return copy;
    }

    private static async Task<ActivityResolution> ActivityAsync(ActivityResolution result, PayloadTransform transform) =>
        result switch
        {
            ActivityResolution.Completed completed =>
                completed with { Result = await transform.ApplyAsync(completed.Result).ConfigureAwait(false) },
            ActivityResolution.Failed failed =>
                failed with { Failure = (await transform.ApplyAsync(failed.Failure).ConfigureAwait(false))! },
            ActivityResolution.Cancelled cancelled =>
                cancelled with { Failure = (await transform.ApplyAsync(cancelled.Failure).ConfigureAwait(false))! },
            _ => result,
        };

    private static async Task<ChildWorkflowResolution> ChildAsync(
        ChildWorkflowResolution result,
        PayloadTransform transform) =>
        result switch
        {
            ChildWorkflowResolution.Completed completed =>
                completed with { Result = await transform.ApplyAsync(completed.Result).ConfigureAwait(false) },
            ChildWorkflowResolution.Failed failed =>
                failed with { Failure = (await transform.ApplyAsync(failed.Failure).ConfigureAwait(false))! },
            ChildWorkflowResolution.Cancelled cancelled =>
                cancelled with { Failure = (await transform.ApplyAsync(cancelled.Failure).ConfigureAwait(false))! },
            _ => result,
        };
}
