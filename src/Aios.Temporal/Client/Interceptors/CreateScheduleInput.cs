using Aios.Temporal.Client.Schedules;

namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.CreateScheduleAsync"/>.</summary>
/// <param name="Id">Schedule id.</param>
/// <param name="Schedule">The schedule to create.</param>
/// <param name="Options">Options of the call.</param>
public record CreateScheduleInput(
    string Id,
    Schedule Schedule,
    ScheduleOptions? Options);
