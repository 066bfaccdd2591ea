using Aios.Scenarios.ActivityCalls;

namespace Aios.Scenarios.Caching;

/// <summary>A few steps of different kinds, to be interleaved with many runs like it.</summary>
[Workflow]
public class SeveralSteps
{
    [WorkflowRun]
    public async Task<int> RunAsync(int number)
    {
        var options = new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(30) };
        var a = await Workflow.ExecuteActivityAsync(() => Work.AddAsync(number, 1), options);
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(10));
        var b = await Workflow.ExecuteActivityAsync(() => Work.AddAsync(a, 1), options);
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(10));
        return await Workflow.ExecuteActivityAsync(() => Work.AddAsync(b, 1), options);
    }
}

// State outside of the run on purpose: it shows whether code of a dropped run was executed.
#pragma warning disable AIOS0014
/// <summary>Its finally block must not run when the run is only dropped from the cache.</summary>
[Workflow]
public class WatchesItsFinally
{
    private static int s_finallies;
    private bool _finish;

    public static int Finallies => Volatile.Read(ref s_finallies);

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        try
        {
            await Workflow.WaitConditionAsync(() => _finish);
            return "done";
        }
        finally
        {
            Interlocked.Increment(ref s_finallies);
        }
    }

    [WorkflowSignal]
    public async Task FinishAsync() => _finish = true;
}
#pragma warning restore AIOS0014
