using Aios.Temporal.Client.Schedules;

namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.TriggerScheduleAsync"/>.</summary>
/// <param name="Id">Schedule id.</param>
/// <param name="Options">Options of the call.</param>
public record TriggerScheduleInput(
    string Id,
    ScheduleTriggerOptions? Options);
