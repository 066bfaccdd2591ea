namespace Aios.Scenarios.Queries;

[Workflow]
public class Queryable
{
    private readonly List<string> _steps = ["created"];
    private bool _finish;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        _steps.Add("running");
        await Workflow.WaitConditionAsync(() => _finish);
        _steps.Add("finished");
        return "done";
    }

    [WorkflowSignal]
    public async Task FinishAsync() => _finish = true;

    [WorkflowQuery]
    public string Status { get; } = "property";

    [WorkflowQuery]
    public string Steps() => string.Join(' ', _steps);

    [WorkflowQuery("with-arguments")]
    public string Combine(string a, int b) => $"{a}{b}";

    [WorkflowQuery]
    public string Fails() => throw new InvalidOperationException("the query broke");

    [WorkflowQuery(Dynamic = true)]
    public string Any(string name, IRawValue[] args) => $"dynamic {name} {args.Length}";
}

[Workflow]
public class QueryableWithoutDynamic
{
    private bool _finish;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        Workflow.CurrentDetails = "the current details";
        await Workflow.WaitConditionAsync(() => _finish);
        return "done";
    }

    [WorkflowSignal]
    public async Task FinishAsync() => _finish = true;

    [WorkflowQuery(Description = "what it tells")]
    public bool Known() => true;
}

/// <summary>A query that tries to change the run.</summary>
[Workflow]
public class QueryWithSideEffect
{
    private bool _finish;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _finish);
        return "done";
    }

    [WorkflowSignal]
    public async Task FinishAsync() => _finish = true;

    [WorkflowQuery]
    public bool Waits()
    {
        _ = Workflow.WaitConditionAsync(() => true);
        return true;
    }
}
