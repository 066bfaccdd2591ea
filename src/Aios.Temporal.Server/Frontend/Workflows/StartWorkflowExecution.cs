using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Runs;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    public override async Task<StartWorkflowExecutionResponse> StartWorkflowExecution(StartWorkflowExecutionRequest request, ServerCallContext context)
    {
        var start = StartRequests.Of(request, Namespaces.Require(request.Namespace), parts);
        var result = await parts.Starter.StartAsync(start, context.CancellationToken);
        var response = Response(result);
        if (start.EagerIdentity is not null)
        {
            using var held = await Runs.LockAsync(result.Run.Key.NamespaceId, result.Run.Key.WorkflowId, context.CancellationToken);
            if (result.Run.State.WorkflowTask is { StartedEventId: not 0, Attempt: 1 } task && task.RequestId == start.Run.RequestId)
            {
                response.EagerWorkflowTask = await parts.WorkflowTasks.ResponseAsync(result.Run, onlyNewEvents: false, context.CancellationToken);
            }
        }

        return response;
    }

    private static StartWorkflowExecutionResponse Response(StartResult result)
    {
        var run = result.Run;
        return new()
        {
            RunId = run.Key.RunId,
            FirstExecutionRunId = run.State.Started.FirstExecutionRunId,
            Started = result.Started,
            Status = run.State.Status,
            Link = new Link
            {
                WorkflowEvent = new()
                {
                    Namespace = run.State.NamespaceName,
                    WorkflowId = run.Key.WorkflowId,
                    RunId = run.Key.RunId,
                    EventRef = new() { EventId = 1, EventType = EventType.WorkflowExecutionStarted },
                },
            },
        };
    }
}
