namespace Aios.Scenarios.Signals;

/// <summary>Collects numbers in order of arrival.</summary>
[Workflow]
public class SignalCollector
{
    private readonly List<int> _received = [];
    private int _atStart = -1;

    [WorkflowRun]
    public async Task<string> RunAsync(int expected)
    {
        _atStart = _received.Count;
        await Workflow.WaitConditionAsync(() => _received.Count >= expected);
        var ordered = _received.SequenceEqual(_received.Order());
        return $"{_received.Count} {(ordered ? "ordered" : "mixed")} {_atStart} at start";
    }

    [WorkflowSignal]
    public async Task AddAsync(int number) => _received.Add(number);

    [WorkflowQuery]
    public int Count() => _received.Count;
}

/// <summary>Handlers of every kind: named, with several arguments, dynamic, set at run time.</summary>
[Workflow]
public class SignalKinds
{
    private readonly List<string> _log = [];
    private bool _finish;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _log.Contains("dynamic unknown 1"));
        Workflow.Signals["late"] = WorkflowSignalDefinition.CreateWithoutAttribute("late", LateAsync);
        await Workflow.WaitConditionAsync(() => _finish);
        return string.Join(", ", _log);
    }

    [WorkflowSignal("custom-name")]
    public async Task NamedAsync(string a, int b) => _log.Add($"named {a} {b}");

    [WorkflowSignal(Dynamic = true)]
    public async Task AnyAsync(string name, IRawValue[] args) => _log.Add($"dynamic {name} {args.Length}");

    [WorkflowSignal]
    public async Task FinishAsync() => _finish = true;

    private async Task LateAsync(string text) => _log.Add($"late {text}");
}

/// <summary>A signal that arrives before its handler exists waits for it.</summary>
[Workflow]
public class BufferedSignals
{
    private readonly List<string> _log = [];

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(500));
        _log.Add("registered");
        Workflow.Signals["later"] = WorkflowSignalDefinition.CreateWithoutAttribute("later", LaterAsync);
        await Workflow.WaitConditionAsync(() => _log.Count >= 3);
        return string.Join(' ', _log);
    }

    private async Task LaterAsync(int number) => _log.Add($"later{number}");
}

/// <summary>A signal handler that waits itself and is drained before the end.</summary>
[Workflow]
public class SlowSignalHandlers
{
    private readonly List<int> _done = [];

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _done.Count > 0);
        await Workflow.WaitConditionAsync(() => Workflow.AllHandlersFinished);
        return string.Join(' ', _done);
    }

    [WorkflowSignal]
    public async Task WorkAsync(int number)
    {
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(100 * number));
        _done.Add(number);
    }
}

/// <summary>A failure thrown by a signal handler fails the run.</summary>
[Workflow]
public class FailingSignalHandler
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => false);
        return "never";
    }

    [WorkflowSignal]
    public async Task BreakAsync() => throw new ApplicationFailureException("broken by signal", "Broken");
}

/// <summary>Handlers exclude each other with a workflow mutex.</summary>
[Workflow]
public class ExclusiveHandlers
{
    private readonly WorkflowMutex _mutex = new();
    private readonly List<string> _log = [];

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _log.Count >= 4 && Workflow.AllHandlersFinished);
        return string.Join(' ', _log);
    }

    [WorkflowSignal]
    public async Task EnterAsync(string name)
    {
        await _mutex.WaitOneAsync();
        try
        {
            _log.Add($"+{name}");
            await Workflow.DelayAsync(TimeSpan.FromMilliseconds(100));
            _log.Add($"-{name}");
        }
        finally
        {
            _mutex.ReleaseMutex();
        }
    }
}
