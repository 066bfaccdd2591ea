using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Common;
using Aios.Temporal.Worker.Calls;
using Aios.Temporal.Worker.Polling;
using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Worker;

/// <summary>Polls the queue of a worker for activity tasks.</summary>
internal sealed class ActivityPollers
{
    private readonly PollerGroup<PollActivityTaskQueueResponse> group;
    private readonly PollCalls calls;
    private readonly ActivityMetrics metrics;

    public ActivityPollers(
        TemporalWorkerOptions options,
        ISlotPool slots,
        PollCalls calls,
        Action<PollActivityTaskQueueResponse, SlotLease> dispatch,
        WorkerMetrics metrics)
    {
        this.calls = calls;
        this.metrics = metrics.Activities;
        var behavior = options.ActivityTaskPollerBehavior ?? new PollerBehavior.SimpleMaximum(options.MaxConcurrentActivityTaskPolls);
        var rate = options.MaxActivitiesPerSecond is { } perSecond ? new RateGate(perSecond, options.TimeProvider) : null;
        group = new(
            new(behavior),
            new PlainPollSlots(slots),
            token => rate?.WaitAsync(token) ?? default,
            PollAsync,
            dispatch,
            count => metrics.SetPollers(MetricPollerTypes.Activity, count));
    }

    public Task RunAsync(CancellationToken stopping, CancellationToken aborting) => group.RunAsync(stopping, aborting);

    private async Task<PolledTask<PollActivityTaskQueueResponse>> PollAsync(CancellationToken cancellationToken)
    {
        var response = await calls.PollActivityTaskAsync(cancellationToken).ConfigureAwait(false);
        var isEmpty = response.TaskToken.IsEmpty;
        if (isEmpty)
        {
            metrics.PollEmpty();
        }

        return new(isEmpty ? null : response, response.PollerScalingDecision?.PollRequestDeltaSuggestion);
    }
}
