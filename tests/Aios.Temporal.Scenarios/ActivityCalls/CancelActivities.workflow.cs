namespace Aios.Scenarios.ActivityCalls;

/// <summary>When an activity is cancelled, and what the workflow then sees.</summary>
[Workflow]
public class CancelsActivity
{
    private readonly CancellationTokenSource _cancel = new();
    private bool _finish;

    [WorkflowRun]
    public async Task<string> RunAsync(ActivityCancellationType type, string reaction, string moment)
    {
        if (moment == "before-schedule")
        {
            _cancel.Cancel();
        }

        var activity = Workflow.ExecuteActivityAsync(
            (Work w) => w.WaitForCancelAsync(reaction),
            new()
            {
                StartToCloseTimeout = TimeSpan.FromSeconds(60),
                HeartbeatTimeout = TimeSpan.FromSeconds(2),
                CancellationType = type,
                CancellationToken = _cancel.Token,
                TaskQueue = moment == "not-started" ? "queue-without-worker" : null,
            });
        if (moment == "same-task")
        {
            _cancel.Cancel();
        }

        var outcome = await OutcomeAsync(activity);
        if (type == ActivityCancellationType.Abandon)
        {
            await Workflow.WaitConditionAsync(() => _finish);
        }

        return outcome;
    }

    [WorkflowSignal]
    public async Task CancelAsync() => _cancel.Cancel();

    [WorkflowSignal]
    public async Task FinishAsync() => _finish = true;

    private static async Task<string> OutcomeAsync(Task<string> activity)
    {
        try
        {
            return await activity;
        }
        catch (ActivityFailureException failure) when (failure.InnerException is CanceledFailureException)
        {
            return $"activity cancelled {failure.RetryState}";
        }
        catch (CanceledFailureException)
        {
            return "cancelled before scheduled";
        }
    }
}

/// <summary>Cancelling an activity that has already ended changes nothing.</summary>
[Workflow]
public class CancelsFinishedActivity
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        using var cancel = new CancellationTokenSource();
        var result = await Workflow.ExecuteActivityAsync(
            (Work w) => w.Greet("Ada"), new() { StartToCloseTimeout = TimeSpan.FromSeconds(20), CancellationToken = cancel.Token });
        cancel.Cancel();
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(50));
        return result;
    }
}
