using Aios.Temporal.Server.Storage;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Server.Runs;

/// <summary>Writes what the outbox tells to the log.</summary>
internal sealed partial class OutboxLog(ILogger logger) : IOutboxLog
{
    public void Retrying(RunKey owner, Exception error) => LogRetrying(error, owner.WorkflowId, owner.RunId);

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "what workflow {WorkflowId} (run {RunId}) owes to another run could not be delivered, trying again")]
    private partial void LogRetrying(Exception error, string workflowId, string runId);
}
