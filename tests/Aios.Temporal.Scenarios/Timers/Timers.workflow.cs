namespace Aios.Scenarios.Timers;

[Workflow]
public class OneTimer
{
    [WorkflowRun]
    public async Task<string> RunAsync(int milliseconds)
    {
        var start = Workflow.UtcNow;
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(milliseconds));
        return (Workflow.UtcNow - start).TotalMilliseconds >= milliseconds ? "waited" : "too early";
    }
}

/// <summary>A timer that is cancelled before its command leaves the worker: no event at all.</summary>
[Workflow]
public class TimerCancelledInSameTask
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        using var cancel = new CancellationTokenSource();
        var timer = Workflow.DelayAsync(TimeSpan.FromHours(1), cancel.Token);
        cancel.Cancel();
        try
        {
            await timer;
            return "fired";
        }
        catch (OperationCanceledException)
        {
            return "cancelled";
        }
    }
}

/// <summary>A timer that is cancelled after it was recorded: started and cancelled events.</summary>
[Workflow]
public class TimerCancelledLater
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        using var cancel = new CancellationTokenSource();
        var timer = Workflow.DelayAsync(TimeSpan.FromHours(1), cancel.Token);
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(200));
        cancel.Cancel();
        try
        {
            await timer;
            return "fired";
        }
        catch (OperationCanceledException)
        {
            await Workflow.DelayAsync(TimeSpan.FromMilliseconds(50));
            return "cancelled";
        }
    }
}

[Workflow]
public class ManyTimers
{
    [WorkflowRun]
    public async Task<string> RunAsync(int count)
    {
        var fired = new List<int>();
        await Workflow.WhenAllAsync(Enumerable.Range(0, count).Select(async i =>
        {
            await Workflow.DelayAsync(TimeSpan.FromMilliseconds(1));
            fired.Add(i);
        }));
        return $"{fired.Distinct().Count()} fired";
    }
}

/// <summary>Later started timers fire earlier.</summary>
[Workflow]
public class TimersInReverse
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        var fired = new List<string>();
        await Workflow.WhenAllAsync(FireAsync("slow", 4500), FireAsync("middle", 2500), FireAsync("fast", 500));
        return string.Join(' ', fired);

        async Task FireAsync(string name, int milliseconds)
        {
            await Workflow.DelayAsync(TimeSpan.FromMilliseconds(milliseconds));
            fired.Add(name);
        }
    }
}

/// <summary>Workflow time comes from events only: it does not move inside one task.</summary>
[Workflow]
public class TimeStandsStill
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        var times = new List<DateTime> { Workflow.UtcNow };
        for (var i = 0; i < 1000; i++)
        {
            times.Add(Workflow.UtcNow);
        }

        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(100));
        var distinct = times.Distinct().Count();
        return $"{distinct} {(Workflow.UtcNow > times[0] ? "moved" : "stuck")} {Workflow.UtcNow.Kind}";
    }
}

/// <summary>A wait with a time-out: the timer is cancelled when the condition holds first.</summary>
[Workflow]
public class WaitWithTimeout
{
    private bool _ready;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        var first = await Workflow.WaitConditionAsync(() => false, TimeSpan.FromMilliseconds(100));
        var second = await Workflow.WaitConditionAsync(() => _ready, TimeSpan.FromHours(1));
        var third = await Workflow.WaitConditionAsync(() => true, TimeSpan.FromHours(1));
        return $"{first} {second} {third}";
    }

    [WorkflowSignal]
    public async Task ReadyAsync() => _ready = true;

    [WorkflowQuery]
    public bool IsReady => _ready;
}

/// <summary>The first of several timers wins; the losers are cancelled.</summary>
[Workflow]
public class TimerRace
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Workflow.CancellationToken);
        var slow = Workflow.DelayAsync(TimeSpan.FromHours(2), cancel.Token);
        var slower = Workflow.DelayAsync(TimeSpan.FromHours(3), cancel.Token);
        var fast = Workflow.DelayAsync(TimeSpan.FromMilliseconds(100), cancel.Token);
        var winner = await Workflow.WhenAnyAsync(slow, slower, fast);
        cancel.Cancel();
        return winner == fast ? "fast" : "other";
    }
}

/// <summary>Two waiters for one token: after one condition held, the others are looked at again.</summary>
[Workflow]
public class TwoWaitersOneToken
{
    private int _tokens;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        var taken = new List<string>();
        var first = TakeAsync("first");
        var second = TakeAsync("second");
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(50));
        _tokens = 1;
        await Workflow.WhenAnyAsync(first, second);
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(50));
        var afterOne = taken.Count;
        _tokens = 1;
        await Workflow.WhenAllAsync(first, second);
        return $"{afterOne} {string.Join(' ', taken)}";

        async Task TakeAsync(string name)
        {
            await Workflow.WaitConditionAsync(() => _tokens > 0);
            _tokens--;
            taken.Add(name);
        }
    }
}

/// <summary>Random values and ids are the same in every replay: they end up in the result and in timers.</summary>
[Workflow]
public class RandomValues
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        var before = $"{Workflow.Random.Next(1000)} {Workflow.NewGuid()}";
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(Workflow.Random.Next(1, 50)));
        var seen = before;
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(Workflow.Random.Next(1, 50)));
        return seen == before && Workflow.NewGuid() != Guid.Empty ? "stable" : "changed";
    }
}
