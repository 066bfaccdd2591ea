using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Common;
using Aios.Temporal.Worker.Calls;
using Aios.Temporal.Worker.Polling;
using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Worker;

/// <summary>Polls the normal and the sticky queue of a worker for workflow tasks.</summary>
internal sealed class WorkflowPollers
{
    private readonly List<PollerGroup<PollWorkflowTaskQueueResponse>> groups = [];
    private readonly PollCalls calls;
    private readonly WorkflowPollSlots shared;
    private readonly WorkflowMetrics metrics;

    public WorkflowPollers(
        TemporalWorkerOptions options,
        bool hasSticky,
        WorkerSlots slots,
        PollCalls calls,
        Action<PollWorkflowTaskQueueResponse, SlotLease> dispatch,
        WorkerMetrics metrics)
    {
        this.calls = calls;
        this.metrics = metrics.Workflows;
        shared = new(slots.Workflows);
        var (normal, sticky) = Behaviors(options, slots.FixedWorkflowSlots, hasSticky);
        groups.Add(new(
            new(normal),
            hasSticky ? shared.Normal : new PlainPollSlots(slots.Workflows),
            static _ => default,
            token => PollAsync(isSticky: false, token),
            dispatch,
            count => metrics.SetPollers(MetricPollerTypes.Workflow, count)));
        if (hasSticky)
        {
            groups.Add(new(
                new(sticky),
                shared.Sticky,
                static _ => default,
                token => PollAsync(isSticky: true, token),
                dispatch,
                count => metrics.SetPollers(MetricPollerTypes.StickyWorkflow, count)));
        }
    }

    public Task RunAsync(CancellationToken stopping, CancellationToken aborting) =>
        Task.WhenAll(groups.Select(group => group.RunAsync(stopping, aborting)));

    private static (PollerBehavior Normal, PollerBehavior Sticky) Behaviors(TemporalWorkerOptions options, int? fixedSlots, bool hasSticky)
    {
        if (options.WorkflowTaskPollerBehavior is PollerBehavior.Autoscaling scaling)
        {
            return (scaling, scaling);
        }

        var polls = (options.WorkflowTaskPollerBehavior as PollerBehavior.SimpleMaximum)?.Maximum ?? options.MaxConcurrentWorkflowTaskPolls;
        var split = WorkflowPollerSplit.Of(polls, options.NonStickyToStickyPollRatio, fixedSlots, hasSticky);
        return (new PollerBehavior.SimpleMaximum(split.Normal), new PollerBehavior.SimpleMaximum(Math.Max(1, split.Sticky)));
    }

    private async Task<PolledTask<PollWorkflowTaskQueueResponse>> PollAsync(bool isSticky, CancellationToken cancellationToken)
    {
        var response = await calls.PollWorkflowTaskAsync(isSticky, cancellationToken).ConfigureAwait(false);
        var isEmpty = response.TaskToken.IsEmpty;
        if (isSticky)
        {
            shared.OnStickyAnswer(response.BacklogCountHint);
        }

        if (isEmpty)
        {
            metrics.PollEmpty();
        }
        else
        {
            metrics.PollSucceeded();
            if (response is { ScheduledTime: { } scheduled, StartedTime: { } started })
            {
                metrics.TaskScheduleToStart(started.ToDateTime() - scheduled.ToDateTime());
            }
        }

        return new(isEmpty ? null : response, response.PollerScalingDecision?.PollRequestDeltaSuggestion);
    }
}
