using Aios.Scenarios.ActivityCalls;

namespace Aios.Scenarios.BigData;

/// <summary>Moves large payloads.</summary>
[Workflow]
public class LargePayloads
{
    [WorkflowRun]
    public async Task<int> RunAsync(int bytes, byte[] input)
    {
        var produced = await Workflow.ExecuteActivityAsync(
            (Work w) => w.Produce(bytes), new() { StartToCloseTimeout = TimeSpan.FromSeconds(20), RetryPolicy = new() { MaximumAttempts = 1 } });
        return produced.Length + input.Length;
    }
}

/// <summary>Asks for more in one task than the server accepts.</summary>
[Workflow]
public class TooMuch
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.WhenAllAsync(Enumerable.Range(0, 6).Select(_ => Workflow.ExecuteActivityAsync<string>(
            "Greet", [new string('x', 1_000_000)], new() { StartToCloseTimeout = TimeSpan.FromSeconds(20) })));
        return "too much was accepted";
    }
}

/// <summary>A long history that is read in pages.</summary>
[Workflow]
public class LongHistory
{
    private int _signals;

    [WorkflowRun]
    public async Task<int> RunAsync(int signals)
    {
        await Workflow.WaitConditionAsync(() => _signals >= signals);
        return _signals;
    }

    [WorkflowSignal]
    public async Task AddAsync(byte[] ballast) => _signals++;

    [WorkflowQuery]
    public int Count() => _signals;
}
