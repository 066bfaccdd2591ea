using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Converters;
using ProtoUserMetadata = Aios.Temporal.Api.Sdk.V1.UserMetadata;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Payload and failure converter for values that belong to one serialization context.</summary>
internal sealed class CallConverter(IPayloadConverter payloadConverter, IFailureConverter failureConverter)
{
    public IPayloadConverter Payloads => payloadConverter;

    public CallConverter For(ISerializationContext context)
    {
        var payloads = payloadConverter is IWithSerializationContext<IPayloadConverter> narrowablePayloads
            ? narrowablePayloads.WithSerializationContext(context)
            : payloadConverter;
        var failures = failureConverter is IWithSerializationContext<IFailureConverter> narrowableFailures
            ? narrowableFailures.WithSerializationContext(context)
            : failureConverter;
        return ReferenceEquals(payloads, payloadConverter) && ReferenceEquals(failures, failureConverter)
            ? this
            : new(payloads, failures);
    }

    public Payload ToPayload(object? value) => payloadConverter.ToPayload(value);

    /// <summary>Null without arguments: the field then stays unset.</summary>
    public Payloads? ToInput(IReadOnlyCollection<object?> arguments)
    {
        if (arguments.Count == 0)
        {
            return null;
        }

        var payloads = new Payloads();
        foreach (var argument in arguments)
        {
            payloads.Payloads_.Add(payloadConverter.ToPayload(argument));
        }

        return payloads;
    }

    /// <summary>Result of a call: default if there is no payload or nobody asks for it.</summary>
    public TResult ToResult<TResult>(Payload? payload) =>
        payload is null || typeof(TResult) == typeof(ValueTuple) ? default! : payloadConverter.ToValue<TResult>(payload)!;

    public Failure ToFailure(Exception exception) => failureConverter.ToFailure(exception, payloadConverter);

    public Exception ToException(Failure failure) => failureConverter.ToException(failure, payloadConverter);

    public ProtoUserMetadata? ToUserMetadata(string? summary, string? details = null) =>
        summary is null && details is null
            ? null
            : new()
            {
                Summary = summary is null ? null : payloadConverter.ToPayload(summary),
                Details = details is null ? null : payloadConverter.ToPayload(details),
            };

    public static Header? ToHeader(IDictionary<string, Payload>? headers)
    {
        if (headers is null or { Count: 0 })
        {
            return null;
        }

        var header = new Header();
        header.Fields.Add(headers);
        return header;
    }
}
