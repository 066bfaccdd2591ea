namespace Aios.Temporal.Client.Schedules;

/// <summary>State of a schedule.</summary>
public record ScheduleState
{
    /// <summary>Note for people; pausing and unpausing replace it.</summary>
    public string? Note { get; init; }

    /// <summary>Whether no action is taken by the spec.</summary>
    public bool Paused { get; init; }

    /// <summary>Whether <see cref="RemainingActions"/> counts.</summary>
    public bool LimitedActions { get; init; }

    /// <summary>Actions left, if they are limited. The server counts it down.</summary>
    public long RemainingActions { get; init; }
}
