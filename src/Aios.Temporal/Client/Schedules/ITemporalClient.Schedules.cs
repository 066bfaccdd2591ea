using Aios.Temporal.Client.Schedules;

namespace Aios.Temporal.Client;

public partial interface ITemporalClient
{
    /// <summary>Creates a schedule.</summary>
    /// <param name="scheduleId">Schedule id.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="options">Options.</param>
    /// <returns>Handle of the schedule.</returns>
    /// <exception cref="ArgumentException">The id or the schedule is not valid.</exception>
    /// <exception cref="Exceptions.ScheduleAlreadyRunningException">There is a schedule with this id.</exception>
    Task<ScheduleHandle> CreateScheduleAsync(string scheduleId, Schedule schedule, ScheduleOptions? options = null);

    /// <summary>Makes a handle of an existing schedule. Nothing is sent.</summary>
    /// <param name="scheduleId">Schedule id.</param>
    /// <returns>The handle.</returns>
    ScheduleHandle GetScheduleHandle(string scheduleId);

    /// <summary>Lists schedules. Pages are fetched while the sequence is read; the answer may be some moments old.</summary>
    /// <param name="options">Options.</param>
    /// <returns>The schedules.</returns>
    IAsyncEnumerable<ScheduleListDescription> ListSchedulesAsync(ScheduleListOptions? options = null);
}
