using System.Text.Json;

namespace Aios.Scenarios.Interop;

/// <summary>The C# twin of the TypeScript workflow in tests/peers/interop: same name, same commands in the same order.</summary>
[Workflow]
public class Interop
{
    private int _total;
    private bool _finished;

    [WorkflowRun]
    public async Task<InteropResult> RunAsync(InteropInput input)
    {
        Workflow.UpsertTypedSearchAttributes(Starting.OwnAttributes.Number.ValueSet(input.Number));
        var options = new ActivityOptions
        {
            TaskQueue = input.ActivityQueue,
            StartToCloseTimeout = TimeSpan.FromSeconds(20),
            RetryPolicy = new() { MaximumAttempts = 2, InitialInterval = TimeSpan.FromMilliseconds(20) },
        };
        var echoed = await Workflow.ExecuteActivityAsync<Echoed>("InteropEcho", [new Echoed(input.Text, input.Number)], options);
        var failure = "none";
        try
        {
            await Workflow.ExecuteActivityAsync("InteropFail", [input.Text], options);
        }
        catch (ActivityFailureException error)
        {
            failure = Describe(error);
        }

        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(10));
        var child = await Workflow.ExecuteChildWorkflowAsync<int>(
            "InteropChild", [input.Number], new() { Id = $"{Workflow.Info.WorkflowId}-child", TaskQueue = input.ChildQueue });
        await Workflow.WaitConditionAsync(() => _finished);
        return new InteropResult(_total, echoed!.Text, echoed.Number, failure, child);
    }

    [WorkflowSignal("add")]
    public async Task AddAsync(int value) => _total += value;

    [WorkflowSignal("finish")]
    public async Task FinishAsync() => _finished = true;

    [WorkflowQuery("total")]
    public int Total() => _total;

    [WorkflowUpdate("change")]
    public async Task<int> ChangeAsync(int value)
    {
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(10));
        return _total += value;
    }

    [WorkflowUpdateValidator(nameof(ChangeAsync))]
    public void ValidateChange(int value)
    {
        if (value < 0)
        {
            throw new ApplicationFailureException("negative", "Negative", details: [value]);
        }
    }

    private static string Describe(ActivityFailureException error)
    {
        var cause = (ApplicationFailureException)error.InnerException!;
        var details = Enumerable.Range(0, cause.Details.Count).Select(i => cause.Details.ElementAt<JsonElement>(i).GetRawText());
        return $"activity {error.ActivityType}: {cause.ErrorType} {cause.Message} [{string.Join(' ', details)}] <- {cause.InnerException!.Message}";
    }
}

[Workflow]
public class InteropChild
{
    [WorkflowRun]
    public Task<int> RunAsync(int value) => Task.FromResult(value + 1);
}
