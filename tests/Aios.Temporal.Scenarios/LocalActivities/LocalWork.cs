using System.Collections.Concurrent;

namespace Aios.Scenarios.LocalActivities;

/// <summary>Activities run locally; counts how often each really executed.</summary>
public sealed class LocalWork
{
    private readonly ConcurrentDictionary<string, int> _executions = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Started => _started.Task;

    public void OpenGate() => _gate.TrySetResult();

    public int Executions(string activity) => _executions.GetValueOrDefault(activity);

    [Activity]
    public string Quick(string name)
    {
        Count("Quick");
        return $"quick {name} {ActivityExecutionContext.Current.Info.IsLocal}";
    }

    [Activity]
    public async Task<string> SleepAsync(int milliseconds)
    {
        Count("Sleep");
        _started.TrySetResult();
        await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, ActivityExecutionContext.Current.CancellationToken);
        return $"slept {milliseconds}";
    }

    [Activity]
    public string FailLocallyUntil(int attempt)
    {
        Count("FailLocallyUntil");
        var current = ActivityExecutionContext.Current.Info.Attempt;
        return current >= attempt ? $"attempt {current}" : throw new ApplicationFailureException($"attempt {current} fails", "Flaky");
    }

    [Activity]
    public async Task<string> WaitLocallyAsync()
    {
        _started.TrySetResult();
        await _gate.Task.WaitAsync(ActivityExecutionContext.Current.CancellationToken);
        return "not cancelled";
    }

    private void Count(string activity) => _executions.AddOrUpdate(activity, 1, (_, n) => n + 1);
}
