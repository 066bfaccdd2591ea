using Aios.Scenarios.ActivityCalls;

namespace Aios.Scenarios.Children;

[Workflow]
public class EchoChild
{
    [WorkflowRun]
    public Task<string> RunAsync(string text) => Task.FromResult($"child {text} parent {Workflow.Info.Parent is not null}");
}

/// <summary>Waits for a signal or its cancellation.</summary>
[Workflow]
public class WaitingChild
{
    private string? _message;

    [WorkflowRun]
    public async Task<string> RunAsync(string reaction)
    {
        try
        {
            await Workflow.WaitConditionAsync(() => _message is not null, Workflow.CancellationToken);
            return $"got {_message}";
        }
        catch (OperationCanceledException) when (reaction == "swallow")
        {
            return "swallowed";
        }
    }

    [WorkflowSignal]
    public async Task TellAsync(string message) => _message = message;
}

/// <summary>Fails through an activity: a chain of three failures.</summary>
[Workflow]
public class FailingChild
{
    [WorkflowRun]
    public async Task<string> RunAsync() => await Workflow.ExecuteActivityAsync(
        (Work w) => w.FailHard("non-retryable"), new() { StartToCloseTimeout = TimeSpan.FromSeconds(20) });
}

[Workflow]
public class ContinuingChild
{
    [WorkflowRun]
    public Task<string> RunAsync(int left) => left > 0
        ? throw Workflow.CreateContinueAsNewException((ContinuingChild w) => w.RunAsync(left - 1))
        : Task.FromResult("end of chain");
}

[Workflow]
public class CallsChildren
{
    [WorkflowRun]
    public async Task<string> RunAsync(string childId)
    {
        var direct = await Workflow.ExecuteChildWorkflowAsync((EchoChild w) => w.RunAsync("one"), new() { Id = childId });
        var byName = await Workflow.ExecuteChildWorkflowAsync<string>("EchoChild", ["two"]);
        return $"{direct}, {byName}";
    }
}

[Workflow]
public class SignalsChild
{
    [WorkflowRun]
    public async Task<string> RunAsync(string childId)
    {
        var child = await Workflow.StartChildWorkflowAsync((WaitingChild w) => w.RunAsync("throw"), new() { Id = childId });
        await child.SignalAsync(w => w.TellAsync("hello"));
        return $"{await child.GetResultAsync()} {child.Id == childId} {child.FirstExecutionRunId.Length > 0}";
    }
}

[Workflow]
public class ChildFailureChain
{
    [WorkflowRun]
    public async Task<string> RunAsync(string childId) =>
        await Workflow.ExecuteChildWorkflowAsync((FailingChild w) => w.RunAsync(), new() { Id = childId });
}

[Workflow]
public class ChildOfContinuing
{
    [WorkflowRun]
    public async Task<string> RunAsync() => await Workflow.ExecuteChildWorkflowAsync((ContinuingChild w) => w.RunAsync(3));
}

/// <summary>Starts a child under an id that is taken.</summary>
[Workflow]
public class ChildAlreadyStarted
{
    [WorkflowRun]
    public async Task<string> RunAsync(string childId)
    {
        try
        {
            await Workflow.StartChildWorkflowAsync((WaitingChild w) => w.RunAsync("throw"), new() { Id = childId });
            return "started";
        }
        catch (WorkflowAlreadyStartedException error)
        {
            return $"taken {error.WorkflowId == childId} {error.WorkflowType}";
        }
    }
}

/// <summary>Closes while its child runs.</summary>
[Workflow]
public class LeavesChild
{
    [WorkflowRun]
    public async Task<string> RunAsync(string childId, ParentClosePolicy policy)
    {
        await Workflow.StartChildWorkflowAsync(
            (WaitingChild w) => w.RunAsync("throw"), new() { Id = childId, ParentClosePolicy = policy });
        return "left";
    }
}

[Workflow]
public class CancelsChild
{
    private readonly CancellationTokenSource _cancel = new();
    private bool _finish;

    [WorkflowRun]
    public async Task<string> RunAsync(string childId, ChildWorkflowCancellationType type, string reaction, string moment)
    {
        if (moment == "before-start")
        {
            _cancel.Cancel();
        }

        string outcome;
        try
        {
            var starting = Workflow.StartChildWorkflowAsync(
                (WaitingChild w) => w.RunAsync(reaction),
                new() { Id = childId, CancellationType = type, CancellationToken = _cancel.Token, ParentClosePolicy = ParentClosePolicy.Terminate });
            if (moment == "same-task")
            {
                _cancel.Cancel();
            }

            var child = await starting;
            outcome = await child.GetResultAsync();
        }
        catch (ChildWorkflowFailureException failure) when (failure.InnerException is CanceledFailureException)
        {
            outcome = "child cancelled";
        }
        catch (CanceledFailureException)
        {
            outcome = "cancelled before start";
        }

        await Workflow.WaitConditionAsync(() => _finish);
        return outcome;
    }

    [WorkflowSignal]
    public async Task CancelAsync() => _cancel.Cancel();

    [WorkflowSignal]
    public async Task FinishAsync() => _finish = true;
}
