using Aios.Temporal.Converters;

namespace Aios.Temporal.Worker.Activities;

/// <summary>Settings of the remote activities of a worker.</summary>
internal sealed record RemoteActivityOptions
{
    public required string Namespace { get; init; }

    public required string TaskQueue { get; init; }

    public required DataConverter DataConverter { get; init; }

    public required TimeSpan MaxHeartbeatThrottleInterval { get; init; }

    public required TimeSpan DefaultHeartbeatThrottleInterval { get; init; }

    /// <summary>Largest result in bytes; 0 = unchecked.</summary>
    public required long PayloadSizeLimitBytes { get; init; }

    public required TimeProvider TimeProvider { get; init; }

    /// <summary>Shortest time between two heartbeats that are sent (protocol section 6.4).</summary>
    public TimeSpan ThrottleOf(TimeSpan? heartbeatTimeout)
    {
        var wanted = heartbeatTimeout is { } timeout ? timeout * 0.8 : DefaultHeartbeatThrottleInterval;
        return wanted < MaxHeartbeatThrottleInterval ? wanted : MaxHeartbeatThrottleInterval;
    }
}
