using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Converters;

/// <summary>Failure converter that knows all failures of the server.</summary>
public class DefaultFailureConverter : IFailureConverter
{
    /// <summary>Creates the converter with default options.</summary>
    public DefaultFailureConverter()
        : this(new DefaultFailureConverterOptions())
    {
    }

    /// <summary>Creates the converter, for subclasses with other options.</summary>
    /// <param name="options">Options; not to be changed afterwards.</param>
    protected DefaultFailureConverter(DefaultFailureConverterOptions options) => Options = options;

    /// <summary>Options in use. Not to be changed.</summary>
    public DefaultFailureConverterOptions Options { get; }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">A <see cref="FailureException"/> that only the server can make.</exception>
    public virtual Failure ToFailure(Exception exception, IPayloadConverter payloadConverter)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(payloadConverter);
        var failure = OutboundFailure.Create(exception, payloadConverter, ToFailure);
        if (Options.EncodeCommonAttributes)
        {
            EncodedAttributes.Hide(failure, payloadConverter);
        }
        return failure;
    }

    /// <inheritdoc />
    public virtual Exception ToException(Failure failure, IPayloadConverter payloadConverter)
    {
        ArgumentNullException.ThrowIfNull(failure);
        ArgumentNullException.ThrowIfNull(payloadConverter);
        EncodedAttributes.Restore(failure, payloadConverter);
        var inner = failure.Cause is null ? null : ToException(failure.Cause, payloadConverter);
        return InboundFailure.CreateException(failure, inner, payloadConverter);
    }

    /// <summary>The converter with <see cref="DefaultFailureConverterOptions.EncodeCommonAttributes"/> set.</summary>
    public class WithEncodedCommonAttributes : DefaultFailureConverter
    {
        /// <summary>Creates the converter.</summary>
        public WithEncodedCommonAttributes()
            : base(new DefaultFailureConverterOptions { EncodeCommonAttributes = true })
        {
        }
    }
}
