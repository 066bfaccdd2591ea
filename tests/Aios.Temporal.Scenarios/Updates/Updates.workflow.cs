namespace Aios.Scenarios.Updates;

/// <summary>An account that is changed by updates only.</summary>
[Workflow]
public class Account
{
    private int _balance;
    private bool _close;

    [WorkflowRun]
    public async Task<int> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _close && Workflow.AllHandlersFinished);
        return _balance;
    }

    [WorkflowUpdate]
    public async Task<int> DepositAsync(int amount)
    {
        _balance += amount;
        return _balance;
    }

    [WorkflowUpdateValidator(nameof(DepositAsync))]
    public void ValidateDeposit(int amount)
    {
        if (amount <= 0)
        {
            throw new ArgumentException("The amount must be positive.", nameof(amount));
        }
    }

    /// <summary>Accepted in one task, completed in a later one.</summary>
    [WorkflowUpdate]
    public async Task<string> SlowDepositAsync(int amount)
    {
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(300));
        _balance += amount;
        return $"{Workflow.CurrentUpdateInfo!.Name} {_balance}";
    }

    [WorkflowUpdate]
    public async Task FailAsync(bool late)
    {
        if (late)
        {
            await Workflow.DelayAsync(TimeSpan.FromMilliseconds(100));
        }

        throw new ApplicationFailureException("no money", "Refused", details: [_balance]);
    }

    [WorkflowUpdate]
    public async Task<int> WaitForBalanceAsync(int atLeast)
    {
        await Workflow.WaitConditionAsync(() => _balance >= atLeast);
        return _balance;
    }

    [WorkflowUpdate("close")]
    public async Task CloseAsync() => _close = true;

    [WorkflowQuery]
    public int Balance() => _balance;

    [WorkflowSignal]
    public async Task AddAsync(int amount) => _balance += amount;
}

/// <summary>Updates through dynamic and run-time handlers; updates that call activities and timers.</summary>
[Workflow]
public class UpdateKinds
{
    private readonly List<string> _log = [];
    private bool _close;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        // Without a command the first task would be taken together with the next one when it is replayed, and the update
        // would come before this handler.
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(10));
        Workflow.Updates["late"] = WorkflowUpdateDefinition.CreateWithoutAttribute("late", LateAsync, ValidateLate);
        await Workflow.WaitConditionAsync(() => _close);
        return string.Join(", ", _log);
    }

    [WorkflowUpdate(Dynamic = true)]
    public async Task<string> AnyAsync(string name, IRawValue[] args)
    {
        _log.Add($"dynamic {name} {args.Length}");
        return name;
    }

    [WorkflowSignal]
    public async Task CloseAsync() => _close = true;

    private async Task<string> LateAsync(string text)
    {
        _log.Add($"late {text}");
        return text;
    }

    private void ValidateLate(string text)
    {
        if (text.Length == 0)
        {
            throw new ApplicationFailureException("empty text", "Empty");
        }
    }
}

/// <summary>Counts what ran before the main method: an update in the first task runs before it.</summary>
[Workflow]
public class UpdateAtStart
{
    private readonly List<string> _log = [];

    [WorkflowInit]
    public UpdateAtStart(string name) => _log.Add($"init {name}");

    [WorkflowRun]
    public async Task<string> RunAsync(string name)
    {
        _log.Add("run");
        await Workflow.WaitConditionAsync(() => _log.Count >= 3);
        return string.Join(' ', _log);
    }

    [WorkflowUpdate]
    public async Task<string> TouchAsync()
    {
        _log.Add("update");
        return string.Join(' ', _log);
    }
}

/// <summary>Validator and handler must not change state or must fail clearly when they do.</summary>
[Workflow]
public class UpdateThenActivityOrder
{
    private bool _close;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _close);
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(50));
        return "closed";
    }

    [WorkflowUpdate]
    public async Task TwoTimersAsync()
    {
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(50));
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(50));
        _close = true;
    }
}
