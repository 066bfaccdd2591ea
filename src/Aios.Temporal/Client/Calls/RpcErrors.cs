using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.ErrorDetails.V1;
using Aios.Temporal.Exceptions;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Client.Calls;

/// <summary>Which exception an error of the server becomes (protocol section 1.7).</summary>
internal static class RpcErrors
{
    /// <summary>Reads the only detail of an error; null if there is another number of details or another type.</summary>
    public static T? OnlyDetail<T>(this RpcException exception)
        where T : class, IMessage<T>, new() =>
        exception.GrpcStatus.Value is { Details: { Count: 1 } details } && details[0].TryUnpack<T>(out var detail) ? detail : null;

    /// <summary>The error of a start whose id policies forbid it; null for any other error.</summary>
    public static WorkflowAlreadyStartedException? AsAlreadyStarted(
        this RpcException exception, string workflowId, string workflowType) =>
        exception.Code == RpcException.StatusCode.AlreadyExists
            && exception.OnlyDetail<WorkflowExecutionAlreadyStartedFailure>() is { } failure
            ? new(exception.Message, workflowId, workflowType, failure.RunId)
            : null;

    /// <summary>Whether a call ended because its time was up or its token was cancelled.</summary>
    public static bool IsTimeoutOrCancel(Exception exception) => exception is OperationCanceledException or TimeoutException
        or RpcException { Code: RpcException.StatusCode.Cancelled or RpcException.StatusCode.DeadlineExceeded };

    /// <summary>
    /// The error of the operation that made a multi-operation fail: the first one that is neither OK nor merely aborted
    /// because of another. The error itself if it carries no such detail.
    /// </summary>
    public static RpcException OfFirstFailedOperation(this RpcException exception)
    {
        var failure = exception.GrpcStatus.Value?.Details
            .Select(detail => detail.TryUnpack<MultiOperationExecutionFailure>(out var found) ? found : null)
            .FirstOrDefault(found => found is not null);
        var status = failure?.Statuses.FirstOrDefault(candidate => candidate.Code != 0 && !IsAborted(candidate.Details));
        if (status is null)
        {
            return exception;
        }

        var own = new GrpcStatus { Code = status.Code, Message = status.Message, Details = { status.Details } };
        return new((RpcException.StatusCode)status.Code, status.Message, own.ToByteArray());
    }

    private static bool IsAborted(IList<Any> details) =>
        details.Count > 0 && details[0].Is(Api.Failure.V1.MultiOperationExecutionAborted.Descriptor);
}
