using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Server.Engine.WorkflowTasks;

/// <summary>
/// A workflow task that keeps failing is retried ever more slowly: from the fourth attempt on its time-out grows
/// exponentially from 5 s up to 10 min on top of the run's own (server semantics 3.5).
/// </summary>
internal static class WorkflowTaskTimeout
{
    private const int AttemptsAtFullPace = 3;
    private static readonly TimeSpan FirstExtension = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxExtension = TimeSpan.FromMinutes(10);

    public static Duration Of(Duration timeout, int attempt)
    {
        if (attempt <= AttemptsAtFullPace)
        {
            return timeout;
        }

        var extension = FirstExtension * Math.Pow(2, Math.Min(attempt - AttemptsAtFullPace - 1, 20));
        return Duration.FromTimeSpan(timeout.ToTimeSpan() + (extension < MaxExtension ? extension : MaxExtension));
    }
}
