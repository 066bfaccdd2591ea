namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.PauseScheduleAsync"/>.</summary>
/// <param name="Id">Schedule id.</param>
/// <param name="Note">Note, or null for the default one.</param>
/// <param name="RpcOptions">RPC options, or null.</param>
public record PauseScheduleInput(
    string Id,
    string? Note,
    RpcOptions? RpcOptions);
