using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Converters;

/// <summary>Which exception a received failure becomes (protocol section 2.7).</summary>
internal static class InboundFailure
{
    public static FailureException CreateException(Failure failure, Exception? inner, IPayloadConverter converter) =>
        failure.FailureInfoCase switch
        {
            Failure.FailureInfoOneofCase.ApplicationFailureInfo =>
                new ApplicationFailureException(failure, inner, converter),
            Failure.FailureInfoOneofCase.TimeoutFailureInfo => new TimeoutFailureException(failure, inner, converter),
            Failure.FailureInfoOneofCase.CanceledFailureInfo => new CanceledFailureException(failure, inner, converter),
            Failure.FailureInfoOneofCase.TerminatedFailureInfo => new TerminatedFailureException(failure, inner, null),
            Failure.FailureInfoOneofCase.ActivityFailureInfo => new ActivityFailureException(failure, inner),
            Failure.FailureInfoOneofCase.ChildWorkflowExecutionFailureInfo =>
                new ChildWorkflowFailureException(failure, inner),
            Failure.FailureInfoOneofCase.NexusOperationExecutionFailureInfo =>
                new NexusOperationFailureException(failure, inner),
            _ => new FailureException(failure, inner),
        };
}
