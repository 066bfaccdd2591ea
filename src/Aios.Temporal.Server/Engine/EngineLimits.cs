namespace Aios.Temporal.Server.Engine;

/// <summary>Every limit of the engine, with the official server's defaults (server semantics, appendix A).</summary>
internal sealed record EngineLimits
{
    public static EngineLimits Default { get; } = new();

    /// <summary>Bytes of an identifier (workflow id, type, queue, signal name, request id).</summary>
    public int IdBytes { get; init; } = 1000;

    /// <summary>Bytes of one payload-carrying field of a request or command.</summary>
    public int BlobBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Bytes of a memo.</summary>
    public int MemoBytes { get; init; } = 2 * 1024 * 1024;

    public int HistoryEvents { get; init; } = 51_200;

    public long HistoryBytes { get; init; } = 50L * 1024 * 1024;

    public int SuggestContinueAsNewEvents { get; init; } = 4096;

    public long SuggestContinueAsNewBytes { get; init; } = 4L * 1024 * 1024;

    public int PendingActivities { get; init; } = 2000;

    public int PendingChildren { get; init; } = 2000;

    public int PendingExternalSignals { get; init; } = 2000;

    public int PendingExternalCancels { get; init; } = 2000;

    public int SignalsPerRun { get; init; } = 10_000;

    public int BufferedEvents { get; init; } = 100;

    public int BufferedEventBytes { get; init; } = 2 * 1024 * 1024;

    public int UpdatesInFlight { get; init; } = 10;

    public int UpdatesPerRun { get; init; } = 2000;

    public TimeSpan DefaultWorkflowTaskTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan MaxWorkflowTaskTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Longest chain of workflow-task heartbeats.</summary>
    public TimeSpan WorkflowTaskHeartbeatTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A successor run starts no sooner than this after its predecessor.</summary>
    public TimeSpan MinimalRunInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longer time-outs are cut to this.</summary>
    public TimeSpan MaxTimeout { get; init; } = TimeSpan.FromDays(100 * 365);

    /// <summary>Bytes of an activity's last failure kept between attempts.</summary>
    public int RetryFailureBytes { get; init; } = 4096;

    public int AutoResetPoints { get; init; } = 20;
}
