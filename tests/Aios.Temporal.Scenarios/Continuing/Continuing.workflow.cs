using Aios.Scenarios.Starting;

namespace Aios.Scenarios.Continuing;

/// <summary>Counts down over runs and reports what the last run inherited.</summary>
[Workflow]
public class CountsDown
{
    [WorkflowRun]
    public Task<string> RunAsync(int left)
    {
        if (left > 0)
        {
            throw Workflow.CreateContinueAsNewException((CountsDown w) => w.RunAsync(left - 1));
        }

        var info = Workflow.Info;
        var memo = Workflow.Memo.TryGetValue("note", out var note)
            ? (string)Workflow.PayloadConverter.ToValue(note.Payload, typeof(string))!
            : "none";
        var keyword = Workflow.TypedSearchAttributes.ContainsKey(OwnAttributes.Keyword)
            ? Workflow.TypedSearchAttributes.Get(OwnAttributes.Keyword)
            : "none";
        return Task.FromResult(string.Join(
            ' ', memo, keyword, info.RetryPolicy?.MaximumAttempts.ToString() ?? "-", info.ContinuedRunId is not null,
            info.FirstExecutionRunId != info.RunId, info.TaskTimeout.TotalSeconds, info.RunTimeout?.TotalSeconds, info.Attempt));
    }
}

/// <summary>Continues with other options.</summary>
[Workflow]
public class ContinuesWithOverrides
{
    [WorkflowRun]
    public Task<string> RunAsync() => throw Workflow.CreateContinueAsNewException(
        (CountsDown w) => w.RunAsync(0),
        new()
        {
            TaskTimeout = TimeSpan.FromSeconds(4),
            RunTimeout = TimeSpan.FromSeconds(33),
            RetryPolicy = new() { MaximumAttempts = 3 },
            Memo = new Dictionary<string, object>(StringComparer.Ordinal) { ["note"] = "overridden" },
            TypedSearchAttributes = new SearchAttributeCollection.Builder()
                .Set(OwnAttributes.Keyword, "overridden").ToSearchAttributeCollection(),
        });
}

/// <summary>Continues from a signal handler; signals that come later reach the next run.</summary>
[Workflow]
public class ContinuesFromSignal
{
    private readonly List<string> _log = [];

    [WorkflowInit]
    public ContinuesFromSignal(IReadOnlyCollection<string> log) => _log.AddRange(log);

    [WorkflowRun]
    public async Task<string> RunAsync(IReadOnlyCollection<string> log)
    {
        await Workflow.WaitConditionAsync(() => _log.Contains("finish"));
        return string.Join(' ', _log);
    }

    [WorkflowSignal]
    public async Task ContinueAsync()
    {
        _log.Add("continued");
        throw Workflow.CreateContinueAsNewException((ContinuesFromSignal w) => w.RunAsync(_log));
    }

    [WorkflowSignal]
    public async Task AddAsync(string text) => _log.Add(text);
}

/// <summary>Drains its handlers before it continues.</summary>
[Workflow]
public class ContinuesAfterUpdates
{
    private int _handled;
    private bool _continue;

    [WorkflowRun]
    public async Task<int> RunAsync(int handled, bool last)
    {
        _handled += handled;
        await Workflow.WaitConditionAsync(() => _continue);
        await Workflow.WaitConditionAsync(() => Workflow.AllHandlersFinished);
        return last ? _handled : throw Workflow.CreateContinueAsNewException((ContinuesAfterUpdates w) => w.RunAsync(_handled, true));
    }

    [WorkflowUpdate]
    public async Task<int> HandleAsync()
    {
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(200));
        return ++_handled;
    }

    [WorkflowSignal]
    public async Task ContinueAsync() => _continue = true;
}

/// <summary>Works until the server suggests to continue.</summary>
[Workflow]
public class ContinuesWhenSuggested
{
    [WorkflowRun]
    public async Task<string> RunAsync(int runs)
    {
        var steps = 0;
        while (!Workflow.ContinueAsNewSuggested)
        {
            await Workflow.WhenAllAsync(Enumerable.Range(0, 50).Select(_ => Workflow.DelayAsync(TimeSpan.FromMilliseconds(1))));
            if (++steps > 60)
            {
                return $"never suggested in {Workflow.CurrentHistoryLength} events";
            }
        }

        return runs > 0
            ? throw Workflow.CreateContinueAsNewException((ContinuesWhenSuggested w) => w.RunAsync(runs - 1))
            : $"suggested {Workflow.CurrentHistoryLength > 50} {Workflow.CurrentHistorySize > 1000}";
    }
}
