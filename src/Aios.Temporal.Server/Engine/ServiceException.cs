using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.ErrorDetails.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Aios.Temporal.Server.Engine;

/// <summary>
/// A request that the server refuses: the status code tells the caller whether to retry, and the detail message is what
/// clients look at, never the text (server semantics, appendix B).
/// </summary>
internal sealed class ServiceException(StatusCode code, string message, IMessage? detail = null) : Exception(message)
{
    public StatusCode Code { get; } = code;

    public IMessage? Detail { get; } = detail;

    public static ServiceException InvalidArgument(string message) => new(StatusCode.InvalidArgument, message);

    public static ServiceException FailedPrecondition(string message) => new(StatusCode.FailedPrecondition, message);

    public static ServiceException NotFound(string message) => new(StatusCode.NotFound, message, new NotFoundFailure());

    public static ServiceException RunClosed() => NotFound("workflow execution already completed");

    public static ServiceException RunNotFound(string workflowId, string runId) =>
        NotFound(runId.Length == 0
            ? $"workflow not found for ID: {workflowId}"
            : $"workflow not found for ID: {workflowId}, RunID: {runId}");

    public static ServiceException NamespaceNotFound(string name) =>
        new(StatusCode.NotFound, $"Namespace {name} is not found.", new NamespaceNotFoundFailure { Namespace = name });

    public static ServiceException AlreadyStarted(string message, string startRequestId, string runId, string firstRunId) =>
        new(StatusCode.AlreadyExists, message, new WorkflowExecutionAlreadyStartedFailure
        {
            StartRequestId = startRequestId,
            RunId = runId,
            FirstExecutionRunId = firstRunId,
        });

    public static ServiceException NotReady(string message) =>
        new(StatusCode.FailedPrecondition, message, new WorkflowNotReadyFailure());

    public static ServiceException Busy(string message) => Exhausted(ResourceExhaustedCause.BusyWorkflow, message);

    public static ServiceException Exhausted(ResourceExhaustedCause cause, string message) =>
        new(StatusCode.ResourceExhausted, message, new ResourceExhaustedFailure
        {
            Cause = cause,
            Scope = ResourceExhaustedScope.Namespace,
        });

    public static ServiceException Unavailable(string message) => new(StatusCode.Unavailable, message);

    public static ServiceException Unimplemented(string message) => new(StatusCode.Unimplemented, message);
}
