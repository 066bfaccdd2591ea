using Aios.Temporal.Converters;

namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.HeartbeatAsyncActivityAsync"/>.</summary>
/// <param name="Activity">The activity attempt that is meant.</param>
/// <param name="Options">Options of the call.</param>
/// <param name="DataConverterOverride">Converter to use in place of that of the client, or null.</param>
public record HeartbeatAsyncActivityInput(
    AsyncActivityHandle.Reference Activity,
    AsyncActivityHeartbeatOptions? Options,
    DataConverter? DataConverterOverride = null);
