using Aios.Temporal.Client.Schedules;

namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.ListSchedulesAsync"/>.</summary>
/// <param name="Options">Options of the call.</param>
public record ListSchedulesInput(
    ScheduleListOptions? Options);
