using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Exceptions;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Converters;

/// <summary>Which failure an exception becomes (protocol section 2.8).</summary>
internal static class OutboundFailure
{
    public static Failure Create(
        Exception exception,
        IPayloadConverter converter,
        Func<Exception, IPayloadConverter, Failure> convertCause)
    {
        if (exception is FailureException { Failure: { } original })
        {
            return original.Clone();
        }
        var failure = new Failure
        {
            Message = exception.Message,
            StackTrace = exception.StackTrace ?? string.Empty,
            Cause = exception.InnerException is { } inner ? convertCause(inner, converter) : null,
        };
        switch (exception)
        {
            case ApplicationFailureException application:
                failure.ApplicationFailureInfo = ApplicationInfo(application, converter);
                break;
            case CanceledFailureException canceled:
                failure.CanceledFailureInfo = new CanceledFailureInfo { Details = Details(canceled.Details, converter) };
                break;
            case WorkflowAlreadyStartedException or InvalidVersioningOverrideException:
                break;
            case FailureException:
                throw new ArgumentException(
                    $"{exception.GetType().Name} can only be made from a failure of the server; throw "
                    + $"{nameof(ApplicationFailureException)} instead.",
                    nameof(exception));
            default:
                failure.ApplicationFailureInfo = new ApplicationFailureInfo { Type = exception.GetType().Name };
                break;
        }
        return failure;
    }

    private static ApplicationFailureInfo ApplicationInfo(
        ApplicationFailureException exception,
        IPayloadConverter converter) => new()
        {
            Type = exception.ErrorType ?? string.Empty,
            NonRetryable = exception.NonRetryable,
            Details = Details(exception.Details, converter),
            NextRetryDelay = exception.NextRetryDelay is { } delay ? Duration.FromTimeSpan(delay) : null,
            Category = exception.Category,
        };

    private static Payloads? Details(IFailureDetails details, IPayloadConverter converter) => details switch
    {
        { Count: 0 } => null,
        OutboundFailureDetails { Details: { } values } => new Payloads { Payloads_ = { values.Select(converter.ToPayload) } },
        InboundFailureDetails { Payloads: { } payloads } => new Payloads { Payloads_ = { payloads } },
        _ => throw new ArgumentException($"Failure details of type {details.GetType()} cannot be sent.", nameof(details)),
    };
}
