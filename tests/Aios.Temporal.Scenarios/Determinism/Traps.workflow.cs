namespace Aios.Scenarios.Determinism;

// The traps are what this file is about: the analyzers find them before they run, the worker must find them when they do.
#pragma warning disable AIOS0001, AIOS0004, AIOS0005, AIOS0008, AIOS0009, AIOS0012
/// <summary>Falls into one trap of nondeterminism: the task must fail with a clear error, never succeed silently.</summary>
[Workflow("Trapped")]
public class Trapped
{
    [WorkflowRun]
    public async Task<string> RunAsync(string trap)
    {
        switch (trap)
        {
            case "configure-await-false":
                await Workflow.DelayAsync(TimeSpan.FromMilliseconds(10)).ConfigureAwait(false);
                await Workflow.DelayAsync(TimeSpan.FromMilliseconds(10));
                break;
            case "task-run":
                await Task.Run(() => 1);
                break;
            case "task-delay":
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
                break;
            case "cancel-async":
                using (var source = new CancellationTokenSource())
                {
                    // With nothing registered CancelAsync has nothing to run elsewhere.
                    await using var registration = source.Token.Register(() => { });
                    await source.CancelAsync();
                }

                break;
            case "cancel-after":
                using (var source = new CancellationTokenSource())
                {
                    source.CancelAfter(TimeSpan.FromMilliseconds(10));
                    await Workflow.WaitConditionAsync(() => false, source.Token);
                }

                break;
            case "thread-sleep":
                Thread.Sleep(TimeSpan.FromSeconds(4));
                break;
            case "blocking-wait":
                Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System).Wait();
                break;
            default:
                throw new ApplicationFailureException($"unknown trap {trap}", nonRetryable: true);
        }

        return "not noticed";
    }
}
#pragma warning restore AIOS0001, AIOS0004, AIOS0005, AIOS0008, AIOS0009, AIOS0012

[Workflow("Trapped")]
public class NotTrapped
{
    [WorkflowRun]
    public async Task<string> RunAsync(string trap)
    {
        if (trap == "configure-await-false")
        {
            await Workflow.DelayAsync(TimeSpan.FromMilliseconds(10));
        }

        return "repaired";
    }
}

/// <summary>Other code under the same name: the recorded history does not fit.</summary>
[Workflow("Changed")]
public class ChangedBefore
{
    private bool _go;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(10));
        await Workflow.WaitConditionAsync(() => _go);
        return "before";
    }

    [WorkflowSignal]
    public async Task GoAsync() => _go = true;
}

[Workflow("Changed")]
public class ChangedToActivity
{
    private bool _go;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.ExecuteActivityAsync("Greet", ["x"], new() { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
        await Workflow.WaitConditionAsync(() => _go);
        return "after";
    }

    [WorkflowSignal]
    public async Task GoAsync() => _go = true;
}

[Workflow("Changed")]
public class ChangedToNothing
{
    private bool _go;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _go);
        return "after";
    }

    [WorkflowSignal]
    public async Task GoAsync() => _go = true;
}

/// <summary>The waiting primitives that are safe in a workflow.</summary>
[Workflow]
public class SafePrimitives
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        var log = new List<string>();
        var semaphore = new WorkflowSemaphore(2);
        await Workflow.WhenAllAsync(Enumerable.Range(0, 4).Select(i => Workflow.RunTaskAsync(async () =>
        {
            await semaphore.WaitAsync();
            await Workflow.DelayAsync(TimeSpan.FromMilliseconds(10));
            log.Add($"{i}");
            semaphore.Release();
        })));
        await Workflow.WhenAllAsync(Workflow.DelayAsync(TimeSpan.FromMilliseconds(10)), Workflow.DelayAsync(TimeSpan.FromMilliseconds(20)));
        var first = await Workflow.WhenAnyAsync(new[]
        {
            Workflow.RunTaskAsync(() => Task.FromResult("ready")),
            Workflow.RunTaskAsync(async () =>
            {
                await Workflow.DelayAsync(TimeSpan.FromHours(1));
                return "late";
            }),
        });
        return $"{log.Count} {await first}";
    }
}
