namespace Aios.Temporal.Client;

/// <summary>What kind of waiting a call does; decides its deadline and its retry policy.</summary>
internal enum RpcCallKind
{
    /// <summary>Answered at once: 30 s, retried for 10 s if retries are on.</summary>
    Normal,

    /// <summary>The server holds the answer back for up to a minute: 70 s, retried like a normal call.</summary>
    LongPoll,

    /// <summary>
    /// A worker's poll for tasks: 70 s, retried without end even when <see cref="RpcOptions.Retry" /> is not set; a failure that cannot pass
    /// ends it after a minute of grace.
    /// </summary>
    TaskPoll,

    /// <summary>Answered at once and tried exactly once, whatever <see cref="RpcOptions.Retry" /> says.</summary>
    NoRetry,
}
