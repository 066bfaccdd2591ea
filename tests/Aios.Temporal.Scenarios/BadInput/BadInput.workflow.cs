using Aios.Scenarios.ActivityCalls;

namespace Aios.Scenarios.BadInput;

/// <summary>Calls what nobody registered.</summary>
[Workflow]
public class CallsUnknownActivity
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        var options = new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(20), RetryPolicy = new() { MaximumAttempts = 1 } };
        return (await Workflow.ExecuteActivityAsync<string>("NobodyKnowsMe", [], options))!;
    }
}

/// <summary>Passes what an activity cannot read.</summary>
[Workflow]
public class CallsActivityWrongly
{
    [WorkflowRun]
    public async Task<string> RunAsync(bool tooFew)
    {
        var options = new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(20), RetryPolicy = new() { MaximumAttempts = 1 } };
        object[] args = tooFew ? [1] : ["not a number", 2];
        return $"{await Workflow.ExecuteActivityAsync<int>("custom-activity", args, options)}";
    }
}

/// <summary>An activity without any time-out.</summary>
[Workflow]
public class ForgetsTimeout
{
    [WorkflowRun]
    public async Task<string> RunAsync() => await Workflow.ExecuteActivityAsync((Work w) => w.Greet("x"), new());
}

[Workflow]
public class TakesNumber
{
    [WorkflowRun]
    public Task<int> RunAsync(int number) => Task.FromResult(number);
}
