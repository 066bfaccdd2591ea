namespace Aios.Temporal.Converters;

/// <summary>Everything that happens to a value on its way to the server and back.</summary>
/// <param name="PayloadConverter">Values to payloads.</param>
/// <param name="FailureConverter">Exceptions to failures.</param>
/// <param name="PayloadCodec">Payloads to payloads on the wire; null for none.</param>
public record DataConverter(
    IPayloadConverter PayloadConverter,
    IFailureConverter FailureConverter,
    IPayloadCodec? PayloadCodec = null) : IWithSerializationContext<DataConverter>
{
    /// <summary>JSON and protobuf converters without a codec.</summary>
    public static DataConverter Default { get; } = new(new DefaultPayloadConverter(), new DefaultFailureConverter());

    /// <inheritdoc />
    public virtual DataConverter WithSerializationContext(ISerializationContext context)
    {
        var payloadConverter = Narrow(PayloadConverter, context);
        var failureConverter = Narrow(FailureConverter, context);
        var payloadCodec = PayloadCodec is null ? null : Narrow(PayloadCodec, context);
        return ReferenceEquals(payloadConverter, PayloadConverter)
            && ReferenceEquals(failureConverter, FailureConverter)
            && ReferenceEquals(payloadCodec, PayloadCodec)
                ? this
                : this with
                {
                    PayloadConverter = payloadConverter,
                    FailureConverter = failureConverter,
                    PayloadCodec = payloadCodec,
                };
    }

    private static T Narrow<T>(T part, ISerializationContext context)
        where T : class =>
        part is IWithSerializationContext<T> narrowable ? narrowable.WithSerializationContext(context) : part;
}
