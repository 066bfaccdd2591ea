using Aios.Scenarios.ActivityCalls;

namespace Aios.Scenarios.Resets;

/// <summary>Draws random numbers around a step that a reset goes back to.</summary>
[Workflow]
public class DrawsNumbers
{
    private readonly List<int> _numbers = [];
    private int _deposits;
    private bool _finish;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        _numbers.Add(Workflow.Random.Next());
        await Workflow.ExecuteActivityAsync((Work w) => w.Greet("first"), new() { StartToCloseTimeout = TimeSpan.FromSeconds(20) });
        _numbers.Add(Workflow.Random.Next());
        await Workflow.ExecuteActivityAsync((Work w) => w.Greet("second"), new() { StartToCloseTimeout = TimeSpan.FromSeconds(20) });
        _numbers.Add(Workflow.Random.Next());
        await Workflow.WaitConditionAsync(() => _finish);
        return string.Join(' ', _numbers.Append(_deposits));
    }

    [WorkflowUpdate]
    public async Task<int> DepositAsync(int amount) => _deposits += amount;

    [WorkflowSignal]
    public async Task FinishAsync() => _finish = true;
}
