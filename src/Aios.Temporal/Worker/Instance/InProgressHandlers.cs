using System.Text.Json;
using Aios.Temporal.Workflows;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Signal and update handlers that have begun and not ended.</summary>
internal sealed partial class InProgressHandlers
{
    private readonly LinkedList<Handler> handlers = new();

    public bool IsEmpty => handlers.Count == 0;

    public LinkedListNode<Handler> Add(string name, string? updateId, HandlerUnfinishedPolicy policy) =>
        handlers.AddLast(new Handler(name, updateId, policy));

    public void Remove(LinkedListNode<Handler> node)
    {
        if (node.List is not null)
        {
            handlers.Remove(node);
        }
    }

    public void Clear() => handlers.Clear();

    /// <summary>Tells about handlers that the end of the workflow cut off.</summary>
    public void Warn(string workflowId, ILogger logger)
    {
        var left = handlers.Where(h => h.Policy == HandlerUnfinishedPolicy.WarnAndAbandon).ToArray();
        var signals = left.Where(h => h.UpdateId is null).GroupBy(h => h.Name, StringComparer.Ordinal)
            .Select(g => new { name = g.Key, count = g.Count() }).ToArray();
        if (signals.Length > 0)
        {
            LogSignals(logger, workflowId, JsonSerializer.Serialize(signals));
        }

        var updates = left.Where(h => h.UpdateId is not null).Select(h => new { name = h.Name, id = h.UpdateId }).ToArray();
        if (updates.Length > 0)
        {
            LogUpdates(logger, workflowId, JsonSerializer.Serialize(updates));
        }
    }

    [LoggerMessage(
        EventId = 3101,
        Level = LogLevel.Warning,
        Message = "[TMPRL1102] Workflow {Id} ended while signal handlers were running; what they had begun is lost. Wait "
            + "for them with Workflow.WaitConditionAsync(() => Workflow.AllHandlersFinished), or allow it with "
            + "[WorkflowSignal(UnfinishedPolicy = HandlerUnfinishedPolicy.Abandon)]. Handlers: {Handlers}")]
    private static partial void LogSignals(ILogger logger, string id, string handlers);

    [LoggerMessage(
        EventId = 3102,
        Level = LogLevel.Warning,
        Message = "[TMPRL1102] Workflow {Id} ended while update handlers were running; their callers get an error instead "
            + "of a result. Wait for them with Workflow.WaitConditionAsync(() => Workflow.AllHandlersFinished), or allow "
            + "it with [WorkflowUpdate(UnfinishedPolicy = HandlerUnfinishedPolicy.Abandon)]. Handlers: {Handlers}")]
    private static partial void LogUpdates(ILogger logger, string id, string handlers);

    internal sealed record Handler(string Name, string? UpdateId, HandlerUnfinishedPolicy Policy);
}
