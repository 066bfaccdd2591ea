using Aios.Temporal.Client.Schedules;

namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.UpdateScheduleAsync"/>.</summary>
/// <param name="Id">Schedule id.</param>
/// <param name="Updater">Function that makes the new schedule; null result means no change.</param>
/// <param name="RpcOptions">RPC options, or null.</param>
public record UpdateScheduleInput(
    string Id,
    Func<ScheduleUpdateInput, Task<ScheduleUpdate?>> Updater,
    RpcOptions? RpcOptions);
