namespace Aios.Scenarios.Starting;

[Workflow]
public class Echo
{
    [WorkflowRun]
    public Task<string> RunAsync(string text) => Task.FromResult($"echo {text}");
}

/// <summary>Runs until told to finish.</summary>
[Workflow]
public class WaitForFinish
{
    private string? _result;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _result is not null);
        return _result!;
    }

    [WorkflowSignal]
    public async Task FinishAsync(string result) => _result = result;
}

[Workflow]
public class FailsTwiceThenSucceeds
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        if (Workflow.Info.Attempt < 3)
        {
            throw new ApplicationFailureException($"attempt {Workflow.Info.Attempt}", "Flaky");
        }

        return $"attempt {Workflow.Info.Attempt} after {(Workflow.Info.LastFailure as ApplicationFailureException)?.Message}";
    }
}

[Workflow]
public class CronCounter
{
    [WorkflowRun]
    public async Task<int> RunAsync()
    {
        var last = Workflow.Info.LastResult?.Count > 0
            ? (int)Workflow.PayloadConverter.ToValue(Workflow.Info.LastResult.First().Payload, typeof(int))!
            : 0;
        return last + 1;
    }
}

public sealed record Person(string Name, int Age, IReadOnlyList<string> Tags);

/// <summary>What a run can see of its own start.</summary>
[Workflow("OwnStart")]
public class OwnStart
{
    [WorkflowRun]
    public async Task<string> RunAsync(Person person, int? missing = null, string other = "default")
    {
        var info = Workflow.Info;
        var memo = Workflow.Memo.TryGetValue("note", out var note)
            ? (string)Workflow.PayloadConverter.ToValue(note.Payload, typeof(string))!
            : "none";
        return string.Join(
            ' ',
            info.WorkflowType,
            info.Attempt,
            info.TaskTimeout.TotalSeconds,
            info.RunTimeout?.TotalSeconds.ToString() ?? "-",
            info.Parent is null,
            info.ContinuedRunId ?? "-",
            info.FirstExecutionRunId == info.RunId,
            person.Name,
            person.Age,
            string.Join('+', person.Tags),
            missing?.ToString() ?? "null",
            other,
            memo);
    }
}

/// <summary>Reads and changes its memo and search attributes.</summary>
[Workflow]
public class OwnAttributes
{
    public static readonly SearchAttributeKey<string> Keyword = SearchAttributeKey.CreateKeyword("ScenarioKeyword");
    public static readonly SearchAttributeKey<string> Text = SearchAttributeKey.CreateText("ScenarioText");
    public static readonly SearchAttributeKey<long> Number = SearchAttributeKey.CreateLong("ScenarioInt");
    public static readonly SearchAttributeKey<double> Fraction = SearchAttributeKey.CreateDouble("ScenarioDouble");
    public static readonly SearchAttributeKey<bool> Flag = SearchAttributeKey.CreateBool("ScenarioBool");
    public static readonly SearchAttributeKey<DateTimeOffset> Time = SearchAttributeKey.CreateDateTimeOffset("ScenarioTime");
    public static readonly SearchAttributeKey<IReadOnlyCollection<string>> List = SearchAttributeKey.CreateKeywordList("ScenarioList");

    private bool _finish;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        var before = Workflow.TypedSearchAttributes.Get(Keyword);
        Workflow.UpsertTypedSearchAttributes(Number.ValueSet(42), Flag.ValueSet(true), Text.ValueUnset());
        Workflow.UpsertMemo(MemoUpdate.ValueSet("note", "changed"), MemoUpdate.ValueSet("extra", 7), MemoUpdate.ValueUnset("gone"));
        await Workflow.WaitConditionAsync(() => _finish);
        return $"{before} {Workflow.TypedSearchAttributes.Get(Number)} {Workflow.TypedSearchAttributes.ContainsKey(Text)} "
            + string.Join('+', Workflow.Memo.Keys.Order(StringComparer.Ordinal));
    }

    [WorkflowSignal]
    public async Task FinishAsync() => _finish = true;
}
