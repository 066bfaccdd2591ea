using System.Collections.Concurrent;

namespace Aios.Scenarios.ActivityCalls;

/// <summary>Activities of the scenarios, with gates that the driver opens.</summary>
public sealed class Work
{
    private readonly ConcurrentDictionary<string, int> _executions = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<byte[]> _token = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when <see cref="HoldAsync"/> or <see cref="WaitForCancelAsync"/> runs.</summary>
    public Task Started => _started.Task;

    /// <summary>Task token of <see cref="CompleteElsewhere"/>.</summary>
    public Task<byte[]> Token => _token.Task;

    public void OpenGate() => _gate.TrySetResult();

    public int Executions(string activity) => _executions.GetValueOrDefault(activity);

    [Activity]
    public string Greet(string name)
    {
        Count("Greet");
        return $"hello {name}";
    }

    [Activity("custom-activity")]
    public static Task<int> AddAsync(int a, int b) => Task.FromResult(a + b);

    [Activity]
    public void Nothing() => Count("Nothing");

    [Activity]
    public string FailUntil(int attempt)
    {
        Count("FailUntil");
        var current = ActivityExecutionContext.Current.Info.Attempt;
        return current >= attempt
            ? $"attempt {current}"
            : throw new ApplicationFailureException($"attempt {current} fails", "Flaky", details: ["detail", current]);
    }

    [Activity]
    public string FailHard(string kind)
    {
        Count("FailHard");
        throw kind switch
        {
            "non-retryable" => new ApplicationFailureException("hard", "Hard", nonRetryable: true, details: [1, "two"]),
            "by-type" => new ApplicationFailureException("typed", "ByType"),
            "next-delay" => new ApplicationFailureException("delayed", "Delayed", nextRetryDelay: TimeSpan.FromMilliseconds(50)),
            _ => new InvalidOperationException("outer", new ArgumentException("inner")),
        };
    }

    /// <summary>Runs until the gate opens.</summary>
    [Activity]
    public async Task<string> HoldAsync()
    {
        Count("Hold");
        _started.TrySetResult();
        await _gate.Task.WaitAsync(ActivityExecutionContext.Current.CancellationToken);
        return "held";
    }

    /// <summary>Heartbeats until cancelled; what it does then depends on <paramref name="reaction"/>.</summary>
    [Activity]
    public async Task<string> WaitForCancelAsync(string reaction)
    {
        var context = ActivityExecutionContext.Current;
        _started.TrySetResult();
        try
        {
            while (true)
            {
                context.Heartbeat("alive");
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, context.CancellationToken);
            }
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            if (reaction == "swallow")
            {
                return $"cleaned up after {context.CancelReason}";
            }

            throw;
        }
    }

    /// <summary>Never heartbeats: the heartbeat time-out strikes.</summary>
    [Activity]
    public async Task NeverHeartbeatsAsync()
    {
        ActivityExecutionContext.Current.Heartbeat("only once");
        await _gate.Task.WaitAsync(ActivityExecutionContext.Current.CancellationToken);
    }

    /// <summary>Each attempt continues from the details of the one before.</summary>
    [Activity]
    public async Task<string> ResumeAsync()
    {
        var info = ActivityExecutionContext.Current.Info;
        var progress = info.HeartbeatDetails.Count > 0 ? await info.HeartbeatDetailAtAsync<int>(0) : 0;
        ActivityExecutionContext.Current.Heartbeat(progress + 10, "text");
        return info.Attempt < 3
            ? throw new ApplicationFailureException($"progress {progress}", "Again")
            : $"attempt {info.Attempt} resumed at {progress}";
    }

    [Activity]
    public string CompleteElsewhere()
    {
        _token.TrySetResult(ActivityExecutionContext.Current.Info.TaskToken);
        throw new CompleteAsyncException();
    }

    [Activity]
    public string Describe()
    {
        var info = ActivityExecutionContext.Current.Info;
        return string.Join(
            ' ', info.ActivityType, info.Attempt, info.IsLocal, info.WorkflowType, info.Namespace,
            info.StartToCloseTimeout?.TotalSeconds, info.HeartbeatTimeout?.TotalSeconds, info.ScheduleToCloseTimeout?.TotalSeconds);
    }

    [Activity]
    public byte[] Produce(int bytes) => new byte[bytes];

    [Activity(Dynamic = true)]
    public string Any(IRawValue[] args) => $"dynamic {ActivityExecutionContext.Current.Info.ActivityType} {args.Length}";

    private void Count(string activity) => _executions.AddOrUpdate(activity, 1, (_, n) => n + 1);
}
