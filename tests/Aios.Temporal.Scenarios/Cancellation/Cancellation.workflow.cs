using Aios.Scenarios.ActivityCalls;
using Aios.Scenarios.Children;
using Aios.Scenarios.LocalActivities;

namespace Aios.Scenarios.Cancellation;

/// <summary>Is cancelled while it waits for one kind of thing.</summary>
[Workflow]
public class CancelledWhile
{
    [WorkflowRun]
    public async Task<string> RunAsync(string waitingFor)
    {
        switch (waitingFor)
        {
            case "timer":
                await Workflow.DelayAsync(TimeSpan.FromHours(1));
                break;
            case "condition":
                await Workflow.WaitConditionAsync(() => false);
                break;
            case "condition-with-timeout":
                await Workflow.WaitConditionAsync(() => false, TimeSpan.FromHours(1));
                break;
            case "activity":
                return await Workflow.ExecuteActivityAsync(
                    (Work w) => w.WaitForCancelAsync("throw"),
                    new()
                    {
                        StartToCloseTimeout = TimeSpan.FromMinutes(1),
                        HeartbeatTimeout = TimeSpan.FromSeconds(5),
                        CancellationType = ActivityCancellationType.WaitCancellationCompleted,
                    });
            case "local-activity":
                return await Workflow.ExecuteLocalActivityAsync(
                    (LocalWork w) => w.WaitLocallyAsync(), new() { StartToCloseTimeout = TimeSpan.FromMinutes(1) });
            case "child":
                return await Workflow.ExecuteChildWorkflowAsync((WaitingChild w) => w.RunAsync("throw"));
            default:
                throw new ApplicationFailureException($"unknown kind {waitingFor}", nonRetryable: true);
        }

        return "not cancelled";
    }
}

/// <summary>Cleans up with a token of its own, then ends as cancelled or completes, as asked.</summary>
[Workflow]
public class CleansUp
{
    private bool _cleaned;

    [WorkflowRun]
    public async Task<string> RunAsync(bool swallow)
    {
        try
        {
            await Workflow.DelayAsync(TimeSpan.FromHours(1));
        }
        catch (OperationCanceledException) when (swallow)
        {
            return "swallowed";
        }
        finally
        {
            using var detached = new CancellationTokenSource();
            await Workflow.ExecuteActivityAsync(
                (Work w) => w.Greet("cleaner"),
                new() { StartToCloseTimeout = TimeSpan.FromSeconds(20), CancellationToken = detached.Token });
            _cleaned = true;
        }

        return "not cancelled";
    }

    [WorkflowQuery]
    public bool Cleaned() => _cleaned;
}

/// <summary>After a swallowed cancel the run may still wait for anything with other tokens.</summary>
[Workflow]
public class IgnoresCancel
{
    private bool _finish;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _finish, CancellationToken.None);
        return Workflow.CancellationToken.IsCancellationRequested ? "asked to cancel" : "not asked";
    }

    [WorkflowSignal]
    public async Task FinishAsync() => _finish = true;
}
