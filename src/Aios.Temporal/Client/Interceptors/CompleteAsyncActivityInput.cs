using Aios.Temporal.Converters;

namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.CompleteAsyncActivityAsync"/>.</summary>
/// <param name="Activity">The activity attempt that is meant.</param>
/// <param name="Result">Result of the activity.</param>
/// <param name="Options">Options of the call.</param>
/// <param name="DataConverterOverride">Converter to use in place of that of the client, or null.</param>
public record CompleteAsyncActivityInput(
    AsyncActivityHandle.Reference Activity,
    object? Result,
    AsyncActivityCompleteOptions? Options,
    DataConverter? DataConverterOverride = null);
