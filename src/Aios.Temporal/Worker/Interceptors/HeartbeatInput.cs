namespace Aios.Temporal.Worker.Interceptors;

/// <summary>Input of <see cref="ActivityOutboundInterceptor.Heartbeat"/>.</summary>
/// <param name="Details">Details to record.</param>
public record HeartbeatInput(object?[] Details);
