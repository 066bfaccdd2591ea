using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Activities;
using Aios.Temporal.Worker.Runs;
using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Worker.LocalActivities;

/// <summary>Starts local activities of all runs of a worker.</summary>
internal sealed class LocalActivityRunner(
    string @namespace,
    string taskQueue,
    DataConverter converter,
    ActivityExecutor executor,
    ISlotPool slots,
    ActivityMetrics metrics,
    TimeProvider time)
{
    private readonly OutstandingWork outstanding = new();

    /// <summary>Starts one; <paramref name="resolved"/> is called from any thread when it is over.</summary>
    public LocalActivityExecution Start(LocalActivityTask task, LocalActivityOwner owner, Action<LocalActivityResult> resolved)
    {
        var call = new LocalActivityCall(task, owner, @namespace, taskQueue, converter);
        var execution = new LocalActivityExecution(task, call, executor, slots, metrics, time);
        outstanding.Begin();
        _ = Task.Run(() => RunAsync(execution, resolved));
        return execution;
    }

    /// <summary>Waits until no local activity runs.</summary>
    public Task WhenIdleAsync() => outstanding.WhenIdleAsync();

    private async Task RunAsync(LocalActivityExecution execution, Action<LocalActivityResult> resolved)
    {
        try
        {
            resolved(await execution.RunAsync().ConfigureAwait(false));
        }
        finally
        {
            outstanding.End();
        }
    }
}
