using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Query.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Machines;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.Runs;

/// <summary>Answers of queries in their two forms (protocol section 3.6).</summary>
internal static class QueryAnswers
{
    public static WorkflowQueryResult Attached(RespondToQueryCommand answer) => answer.Failure is { } failure
        ? new WorkflowQueryResult
        {
            ResultType = QueryResultType.Failed,
            ErrorMessage = failure.Message,
            Failure = failure,
        }
        : new WorkflowQueryResult
        {
            ResultType = QueryResultType.Answered,
            Answer = SinglePayload.ToList(answer.Result),
        };

    public static RespondQueryTaskCompletedRequest Legacy(
        WorkflowRunEngineOptions options, CurrentTask task, RespondToQueryCommand answer)
    {
        if (answer.Failure is { } failure)
        {
            return LegacyFailed(options, task, failure);
        }

        var request = Request(options, task);
        request.CompletedType = QueryResultType.Answered;
        request.QueryResult = SinglePayload.ToList(answer.Result);
        return request;
    }

    public static RespondQueryTaskCompletedRequest LegacyFailed(
        WorkflowRunEngineOptions options,
        CurrentTask task,
        ProtoFailure failure,
        WorkflowTaskFailedCause cause = WorkflowTaskFailedCause.Unspecified)
    {
        var request = Request(options, task);
        request.CompletedType = QueryResultType.Failed;
        request.ErrorMessage = failure.Message;
        request.Failure = failure;
        request.Cause = cause;
        return request;
    }

    private static RespondQueryTaskCompletedRequest Request(WorkflowRunEngineOptions options, CurrentTask task) => new()
    {
        TaskToken = task.Response.TaskToken,
        Namespace = options.Namespace,
        PollerGroupId = task.Response.PollerGroupId,
    };
}
