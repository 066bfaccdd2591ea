using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Runs;
using Google.Protobuf;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    /// <summary>A waiting read of history answers at the latest after this, with a token and no events.</summary>
    private static readonly TimeSpan HistoryLongPoll = TimeSpan.FromSeconds(20);

    public override async Task<GetWorkflowExecutionHistoryResponse> GetWorkflowExecutionHistory(
        GetWorkflowExecutionHistoryRequest request, ServerCallContext context)
    {
        var (namespaceId, workflowId, runId) = RequireExecution(request.Namespace, request.Execution);
        var token = request.NextPageToken.IsEmpty ? null : HistoryToken.Decode(request.NextPageToken);
        if (token is not null && runId.Length > 0 && token.RunId != runId)
        {
            throw ServiceException.InvalidArgument("RunId in the request does not match the NextPageToken.");
        }

        var run = await Runs.RequireAsync(namespaceId, workflowId, token?.RunId ?? runId, context.CancellationToken);
        return request.HistoryEventFilterType == HistoryEventFilterType.CloseEvent
            ? await CloseEventAsync(run, request.WaitNewEvent, token, context)
            : await AllEventsAsync(run, request, token, context);
    }

    private async Task<GetWorkflowExecutionHistoryResponse> AllEventsAsync(
        LiveRun run, GetWorkflowExecutionHistoryRequest request, HistoryToken? token, ServerCallContext context)
    {
        var max = request.MaximumPageSize is > 0 and < RunHistory.PageEvents ? request.MaximumPageSize : RunHistory.PageEvents;
        var from = token?.NextEventId ?? 1;
        if (request.WaitNewEvent)
        {
            await UntilAsync(run, state => state.NextEventId > from || !IsOpen(state), context);
        }

        var state = run.State;
        // A worker that pages through the history of its task gets exactly that history, whatever has happened since.
        var end = token is { EndEventId: > 0 } && !request.WaitNewEvent ? token.EndEventId : state.NextEventId;
        var page = await parts.Histories.PageAsync(
            run, new() { RunId = run.Key.RunId, NextEventId = from, EndEventId = end, WithVirtualTask = token?.WithVirtualTask ?? true }, max, context.CancellationToken);
        var response = new GetWorkflowExecutionHistoryResponse { History = page.History, NextPageToken = page.NextPageToken };
        if (request.WaitNewEvent && page.NextPageToken.IsEmpty && IsOpen(state))
        {
            response.NextPageToken = new HistoryToken { RunId = run.Key.RunId, NextEventId = end, EndEventId = 0 }.Encode();
        }

        return response;
    }

    private async Task<GetWorkflowExecutionHistoryResponse> CloseEventAsync(
        LiveRun run, bool wait, HistoryToken? token, ServerCallContext context)
    {
        if (wait)
        {
            await UntilAsync(run, state => !IsOpen(state), context);
        }

        var response = new GetWorkflowExecutionHistoryResponse { History = new() };
        var state = run.State;
        if (!IsOpen(state))
        {
            var last = await parts.Histories.ReadAsync(run, state.NextEventId - 1, state.NextEventId, 1, context.CancellationToken);
            response.History.Events.Add(FollowsNextRun(context) ? last[0] : CloseEvents.AsContinued(last[0]));
        }
        else if (wait)
        {
            response.NextPageToken = (token ?? new() { RunId = run.Key.RunId, NextEventId = 1, EndEventId = 0 }).Encode();
        }

        return response;
    }

    public override async Task<GetWorkflowExecutionHistoryReverseResponse> GetWorkflowExecutionHistoryReverse(
        GetWorkflowExecutionHistoryReverseRequest request, ServerCallContext context)
    {
        var (namespaceId, workflowId, runId) = RequireExecution(request.Namespace, request.Execution);
        var token = request.NextPageToken.IsEmpty ? null : HistoryToken.Decode(request.NextPageToken);
        var run = await Runs.RequireAsync(namespaceId, workflowId, token?.RunId ?? runId, context.CancellationToken);
        var max = request.MaximumPageSize is > 0 and < RunHistory.PageEvents ? request.MaximumPageSize : RunHistory.PageEvents;
        var end = token?.EndEventId ?? run.State.NextEventId;
        var from = Math.Max(1, end - max);
        var events = await parts.Histories.ReadAsync(run, from, end, max, context.CancellationToken);
        var history = new History();
        history.Events.AddRange(events.Reverse());
        return new()
        {
            History = history,
            NextPageToken = from > 1
                ? new HistoryToken { RunId = run.Key.RunId, NextEventId = 1, EndEventId = from }.Encode()
                : ByteString.Empty,
        };
    }

    private async Task UntilAsync(LiveRun run, Func<Engine.State.RunState, bool> condition, ServerCallContext context)
    {
        var wait = Wait(context, HistoryLongPoll);
        var started = Runs.Clock.Real.GetTimestamp();
        while (true)
        {
            var changed = run.Changed;
            var left = wait - Runs.Clock.Real.GetElapsedTime(started);
            if (condition(run.State) || left <= TimeSpan.Zero)
            {
                return;
            }

            try
            {
                await changed.WaitAsync(left, Runs.Clock.Real, context.CancellationToken);
            }
            catch (TimeoutException)
            {
                return;
            }
        }
    }

    private static bool IsOpen(Engine.State.RunState state) =>
        state.Status is WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Paused;

    private static bool FollowsNextRun(ServerCallContext context) =>
        context.RequestHeaders.GetValue("supported-features")?.Contains("follows-next-run-id", StringComparison.Ordinal) ?? false;
}
