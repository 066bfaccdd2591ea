namespace Aios.Scenarios.Failures;

/// <summary>Throws what it is told to.</summary>
[Workflow]
public class Throws
{
    [WorkflowRun]
    public Task<string> RunAsync(string kind) => throw (kind switch
    {
        "application" => new ApplicationFailureException(
            "told to fail", new ApplicationFailureException("the cause", "Cause", details: ["cause-detail"]), "Told", nonRetryable: true, details: ["d", 2]),
        _ => new ApplicationFailureException(kind),
    });
}

/// <summary>A bug: the task fails, not the run; the repaired release finishes it.</summary>
[Workflow("Buggy")]
public class BuggyRelease
{
    [WorkflowRun]
    public Task<string> RunAsync() => throw new InvalidOperationException("a bug in the workflow");
}

[Workflow("Buggy")]
public class RepairedRelease
{
    [WorkflowRun]
    public Task<string> RunAsync() => Task.FromResult("repaired");
}

/// <summary>Declares that a plain exception is a failure of the run.</summary>
[Workflow(FailureExceptionTypes = [typeof(InvalidOperationException)])]
public class DeclaresFailureTypes
{
    [WorkflowRun]
    public Task<string> RunAsync() => throw new InvalidOperationException("declared");
}

[Workflow]
public class PlainException
{
    [WorkflowRun]
    public Task<string> RunAsync() => throw new NotSupportedException("by worker option");
}

/// <summary>Data on every path a payload can take, for codecs and converters.</summary>
[Workflow]
public class PayloadsEverywhere
{
    private readonly List<string> _log = [];
    private bool _finish;

    [WorkflowRun]
    public async Task<string> RunAsync(string input)
    {
        _log.Add(input);
        var options = new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(20), RetryPolicy = new() { MaximumAttempts = 1 } };
        _log.Add(await Workflow.ExecuteActivityAsync((CodecWork w) => w.Echo("activity"), options));
        _log.Add(await Workflow.ExecuteLocalActivityAsync(
            (CodecWork w) => w.Echo("local"), new() { StartToCloseTimeout = TimeSpan.FromSeconds(20) }));
        try
        {
            await Workflow.ExecuteActivityAsync((CodecWork w) => w.FailWithDetails("detail"), options);
        }
        catch (ActivityFailureException failure) when (failure.InnerException is ApplicationFailureException cause)
        {
            _log.Add(cause.Details.ElementAt<string>(0)!);
        }

        Workflow.UpsertMemo(MemoUpdate.ValueSet("memo-key", "memo-value"));
        _log.Add(await Workflow.ExecuteChildWorkflowAsync((CodecChild w) => w.RunAsync("child")));
        await Workflow.WaitConditionAsync(() => _finish);
        _log.Add((string)Workflow.PayloadConverter.ToValue(Workflow.Memo["first"].Payload, typeof(string))!);
        return string.Join(' ', _log);
    }

    [WorkflowSignal]
    public async Task FinishAsync(string text)
    {
        _log.Add(text);
        _finish = true;
    }

    [WorkflowQuery]
    public string Ask(string text) => $"asked {text}";

    [WorkflowUpdate]
    public async Task<string> ChangeAsync(string text)
    {
        _log.Add(text);
        return $"changed {text}";
    }

    [WorkflowUpdateValidator(nameof(ChangeAsync))]
    public void ValidateChange(string text)
    {
        if (text == "bad")
        {
            throw new ApplicationFailureException("rejected", "Rejected", details: ["why"]);
        }
    }
}

[Workflow]
public class CodecChild
{
    [WorkflowRun]
    public Task<string> RunAsync(string text) => Task.FromResult(text);
}

/// <summary>Activities of the codec scenario.</summary>
public sealed class CodecWork
{
    [Activity]
    public string Echo(string text) => text;

    [Activity]
    public string FailWithDetails(string detail) => throw new ApplicationFailureException("with details", "Detailed", details: [detail]);
}
