namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.UnpauseScheduleAsync"/>.</summary>
/// <param name="Id">Schedule id.</param>
/// <param name="Note">Note, or null for the default one.</param>
/// <param name="RpcOptions">RPC options, or null.</param>
public record UnpauseScheduleInput(
    string Id,
    string? Note,
    RpcOptions? RpcOptions);
