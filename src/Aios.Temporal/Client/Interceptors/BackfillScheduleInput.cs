using Aios.Temporal.Client.Schedules;

namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.BackfillScheduleAsync"/>.</summary>
/// <param name="Id">Schedule id.</param>
/// <param name="Backfills">Time ranges to run.</param>
/// <param name="RpcOptions">RPC options, or null.</param>
public record BackfillScheduleInput(
    string Id,
    IReadOnlyCollection<ScheduleBackfill> Backfills,
    RpcOptions? RpcOptions);
