namespace Aios.Scenarios.LocalActivities;

[Workflow]
public class LocalCalls
{
    private static readonly LocalActivityOptions Options = new() { StartToCloseTimeout = TimeSpan.FromSeconds(20) };

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        var first = await Workflow.ExecuteLocalActivityAsync((LocalWork w) => w.Quick("a"), Options);
        var second = await Workflow.ExecuteLocalActivityAsync((LocalWork w) => w.Quick("b"), Options);
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(50));
        var third = await Workflow.ExecuteLocalActivityAsync((LocalWork w) => w.Quick("c"), Options);
        return $"{first}, {second}, {third}";
    }
}

/// <summary>Two at once; the one started later ends first.</summary>
[Workflow]
public class LocalOtherOrder
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        var order = new List<string>();
        await Workflow.WhenAllAsync(CallAsync(700), CallAsync(10));
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(50));
        return string.Join(", ", order);

        async Task CallAsync(int milliseconds) => order.Add(await Workflow.ExecuteLocalActivityAsync(
            (LocalWork w) => w.SleepAsync(milliseconds), new() { StartToCloseTimeout = TimeSpan.FromSeconds(20) }));
    }
}

/// <summary>Longer than the workflow task time-out: the worker keeps the task alive.</summary>
[Workflow]
public class LongLocalActivity
{
    private bool _signalled;

    [WorkflowRun]
    public async Task<string> RunAsync(int milliseconds)
    {
        var result = await Workflow.ExecuteLocalActivityAsync(
            (LocalWork w) => w.SleepAsync(milliseconds), new() { StartToCloseTimeout = TimeSpan.FromSeconds(30) });
        return $"{result} {_signalled}";
    }

    [WorkflowSignal]
    public async Task SignalAsync() => _signalled = true;

    [WorkflowQuery]
    public bool Signalled() => _signalled;
}

[Workflow]
public class LocalRetries
{
    [WorkflowRun]
    public async Task<string> RunAsync(int succeedsAt, int intervalMilliseconds, int thresholdMilliseconds)
    {
        try
        {
            return await Workflow.ExecuteLocalActivityAsync(
                (LocalWork w) => w.FailLocallyUntil(succeedsAt),
                new()
                {
                    ScheduleToCloseTimeout = TimeSpan.FromSeconds(40),
                    LocalRetryThreshold = TimeSpan.FromMilliseconds(thresholdMilliseconds),
                    RetryPolicy = new()
                    {
                        InitialInterval = TimeSpan.FromMilliseconds(intervalMilliseconds),
                        BackoffCoefficient = 1,
                        MaximumAttempts = 4,
                    },
                });
        }
        catch (ApplicationFailureException failure)
        {
            // Unlike a remote activity, a local one fails with its own failure, not wrapped.
            return $"{failure.ErrorType} {failure.Message}";
        }
    }
}

[Workflow]
public class LocalTimeout
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        try
        {
            return await Workflow.ExecuteLocalActivityAsync(
                (LocalWork w) => w.SleepAsync(20_000),
                new() { StartToCloseTimeout = TimeSpan.FromMilliseconds(200), RetryPolicy = new() { MaximumAttempts = 1 } });
        }
        catch (ActivityFailureException failure)
        {
            return $"{failure.InnerException?.GetType().Name} {(failure.InnerException as TimeoutFailureException)?.TimeoutType}";
        }
    }
}

[Workflow]
public class LocalCancel
{
    private readonly CancellationTokenSource _cancel = new();

    [WorkflowRun]
    public async Task<string> RunAsync(ActivityCancellationType type)
    {
        try
        {
            return await Workflow.ExecuteLocalActivityAsync(
                (LocalWork w) => w.WaitLocallyAsync(),
                new()
                {
                    StartToCloseTimeout = TimeSpan.FromSeconds(30),
                    CancellationType = type,
                    CancellationToken = _cancel.Token,
                });
        }
        catch (ActivityFailureException failure) when (failure.InnerException is CanceledFailureException)
        {
            return "activity cancelled";
        }
    }

    [WorkflowSignal]
    public async Task CancelAsync() => _cancel.Cancel();
}

/// <summary>
/// Chains of local activities side by side. Which one ends first is up to the clock of the first execution; a replay must
/// see the same order, because activities named after it follow.
/// </summary>
[Workflow]
public class LocalInterleaved
{
    [WorkflowRun]
    public async Task<string> RunAsync(int chains, int length)
    {
        var order = new List<string>();
        await Workflow.WhenAllAsync(Enumerable.Range(0, chains).Select(ChainAsync));
        for (var i = 0; i < order.Count; i += 5)
        {
            await Workflow.ExecuteActivityAsync(order[i], [], new() { StartToCloseTimeout = TimeSpan.FromSeconds(20) });
        }

        return string.Join(' ', order);

        async Task ChainAsync(int chain)
        {
            for (var i = 0; i < length; i++)
            {
                await Workflow.ExecuteLocalActivityAsync(
                    (LocalWork w) => w.SleepAsync(Workflow.Random.Next(1, 40)), new() { StartToCloseTimeout = TimeSpan.FromSeconds(20) });
                order.Add($"chain{chain}-step{i}");
            }
        }
    }
}
