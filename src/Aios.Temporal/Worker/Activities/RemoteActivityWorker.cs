using System.Collections.Concurrent;
using Aios.Temporal.Activities;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Calls;
using Aios.Temporal.Worker.Tuning;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker.Activities;

/// <summary>Runs polled activity tasks, each in its slot, and answers them.</summary>
internal sealed class RemoteActivityWorker(
    RemoteActivityOptions options,
    ActivityExecutor executor,
    ActivityTaskCalls calls,
    ActivityMetrics metrics,
    ILogger logger)
{
    private readonly ConcurrentDictionary<RunningActivity, bool> running = new();
    private readonly OutstandingWork outstanding = new();
    private readonly ActivityReporter reporter = new(calls, options.PayloadSizeLimitBytes, logger);
    private volatile bool cancelAll;

    /// <summary>Starts a task and returns at once.</summary>
    public void Dispatch(PollActivityTaskQueueResponse task, SlotLease lease) => Dispatch(task, lease, isEager: false);

    /// <summary>Starts a task that came with the answer to a workflow task.</summary>
    public void DispatchEager(PollActivityTaskQueueResponse task, SlotLease lease) => Dispatch(task, lease, isEager: true);

    /// <summary>Waits for all activities; those that still run after the grace period are cancelled but waited for too.</summary>
    public async Task ShutdownAsync(TimeSpan gracePeriod)
    {
        var idle = outstanding.WhenIdleAsync();
        try
        {
            await idle.WaitAsync(gracePeriod, options.TimeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            cancelAll = true;
            foreach (var activity in running.Keys)
            {
                activity.CancelForShutdown();
            }

            await idle.ConfigureAwait(false);
        }
    }

    private void Dispatch(PollActivityTaskQueueResponse task, SlotLease lease, bool isEager)
    {
        metrics.TaskReceived(task.ActivityType?.Name ?? "", task.WorkflowType?.Name ?? "", isEager);
        outstanding.Begin();
        _ = Task.Run(() => RunAsync(task, lease));
    }

    private async Task RunAsync(PollActivityTaskQueueResponse task, SlotLease lease)
    {
        try
        {
            lease.MarkUsed(new SlotInfo.ActivitySlotInfo(task.ActivityType.Name));
            await ExecuteAsync(task).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            logger.LogError(e, "Activity task of {ActivityType} could not be handled; it will time out", task.ActivityType?.Name);
        }
        finally
        {
            lease.Release();
            outstanding.End();
        }
    }

    private async Task ExecuteAsync(PollActivityTaskQueueResponse task)
    {
        var call = RemoteActivityCalls.Read(task, options.Namespace, options.TaskQueue, options.DataConverter);
        var pump = new HeartbeatPump(
            details => EncodeAsync(call.Info.DataConverter, details),
            details => calls.HeartbeatAsync(task.TaskToken, details),
            options.ThrottleOf(call.Info.HeartbeatTimeout),
            options.TimeProvider,
            logger);
        AttemptTimers? timers = null;
        var activity = new RunningActivity(details =>
        {
            timers?.OnHeartbeat();
            pump.Record(details);
        });
        pump.Attach(activity);
        timers = new(call.Info.StartToCloseTimeout, call.Info.HeartbeatTimeout, activity, options.TimeProvider);
        running.TryAdd(activity, true);
        if (cancelAll)
        {
            activity.CancelForShutdown();
        }

        var began = options.TimeProvider.GetTimestamp();
        ActivityOutcome outcome;
        using (timers)
        {
            outcome = await executor.ExecuteAsync(call, activity, () => pump.EncodingFailure).ConfigureAwait(false);
        }

        running.TryRemove(activity, out _);
        if (activity.CancelReason == ActivityCancelReason.GoneFromServer)
        {
            outcome = new ActivityOutcome.Abandoned();
        }

        metrics.Measure(call.Info, outcome, options.TimeProvider.GetElapsedTime(began), options.TimeProvider);
        await reporter.ReportAsync(task.TaskToken, outcome, pump).ConfigureAwait(false);
    }

    private static async Task<Payloads?> EncodeAsync(DataConverter converter, object?[] details)
    {
        if (details.Length == 0)
        {
            return null;
        }

        var payloads = new Payloads();
        payloads.Payloads_.AddRange(await converter.ToPayloadsAsync(details).ConfigureAwait(false));
        return payloads;
    }
}
