namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.DeleteScheduleAsync"/>.</summary>
/// <param name="Id">Schedule id.</param>
/// <param name="RpcOptions">RPC options, or null.</param>
public record DeleteScheduleInput(
    string Id,
    RpcOptions? RpcOptions);
