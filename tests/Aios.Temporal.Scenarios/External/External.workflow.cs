namespace Aios.Scenarios.External;

/// <summary>Signals and cancels other runs, and tells what happened.</summary>
[Workflow]
public class CallsExternal
{
    [WorkflowRun]
    public async Task<string> RunAsync(string targetId, string? runId, string action)
    {
        var target = Workflow.GetExternalWorkflowHandle<ExternalTarget>(targetId, runId);
        try
        {
            if (action == "cancel")
            {
                await target.CancelAsync();
            }
            else
            {
                await target.SignalAsync(w => w.TellAsync("from outside"));
            }

            return "sent";
        }
        catch (ApplicationFailureException failure)
        {
            return failure.Message;
        }
    }
}

[Workflow]
public class ExternalTarget
{
    private string? _message;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _message is not null, Workflow.CancellationToken);
        return _message!;
    }

    [WorkflowSignal]
    public async Task TellAsync(string message) => _message = message;
}

/// <summary>A signal that is cancelled before it is sent.</summary>
[Workflow]
public class CancelsExternalSignal
{
    [WorkflowRun]
    public async Task<string> RunAsync(string targetId, bool before)
    {
        using var cancel = new CancellationTokenSource();
        var target = Workflow.GetExternalWorkflowHandle<ExternalTarget>(targetId);
        if (before)
        {
            cancel.Cancel();
        }

        var sending = target.SignalAsync(w => w.TellAsync("never"), new() { CancellationToken = cancel.Token });
        cancel.Cancel();
        try
        {
            await sending;
            return "sent";
        }
        catch (CanceledFailureException failure)
        {
            return failure.Message;
        }
    }
}
