using Aios.Temporal.Api.Failure.V1;

namespace Aios.Temporal.Converters;

/// <summary>Message and stack trace of a failure inside a payload, where a codec can hide them.</summary>
internal static class EncodedAttributes
{
    private const string MessageKey = "message";
    private const string StackTraceKey = "stack_trace";
    private const string Placeholder = "Encoded failure";

    public static void Hide(Failure failure, IPayloadConverter converter)
    {
        failure.EncodedAttributes = converter.ToPayload(new Dictionary<string, string>
        {
            [MessageKey] = failure.Message,
            [StackTraceKey] = failure.StackTrace,
        });
        failure.Message = Placeholder;
        failure.StackTrace = string.Empty;
    }

    public static void Restore(Failure failure, IPayloadConverter converter)
    {
        if (failure.EncodedAttributes is null)
        {
            return;
        }
        Dictionary<string, string?>? attributes;
        try
        {
            attributes = converter.ToValue<Dictionary<string, string?>>(failure.EncodedAttributes);
        }
        catch (Exception)
        {
            // The failure itself matters more than attributes that cannot be read (for example still encrypted).
            return;
        }
        if (attributes?.GetValueOrDefault(MessageKey) is { } message)
        {
            failure.Message = message;
        }
        if (attributes?.GetValueOrDefault(StackTraceKey) is { } stackTrace)
        {
            failure.StackTrace = stackTrace;
        }
    }
}
