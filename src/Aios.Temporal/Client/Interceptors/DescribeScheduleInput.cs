namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.DescribeScheduleAsync"/>.</summary>
/// <param name="Id">Schedule id.</param>
/// <param name="RpcOptions">RPC options, or null.</param>
public record DescribeScheduleInput(
    string Id,
    RpcOptions? RpcOptions);
