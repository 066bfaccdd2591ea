using Aios.Temporal.Common;

namespace Aios.Temporal.Client.Schedules;

/// <summary>A change of a schedule.</summary>
/// <param name="Schedule">The new schedule, complete.</param>
/// <param name="TypedSearchAttributes">New search attributes of the schedule, complete. Null: unchanged.</param>
public record ScheduleUpdate(Schedule Schedule, SearchAttributeCollection? TypedSearchAttributes = null);

/// <summary>What an updater function gets.</summary>
/// <param name="Description">The schedule as it is.</param>
public record ScheduleUpdateInput(ScheduleDescription Description);
