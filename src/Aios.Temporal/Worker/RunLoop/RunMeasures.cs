using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Common;
using Google.Protobuf.Collections;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>Turns accepted completions into metrics.</summary>
internal static class RunMeasures
{
    /// <summary>Counts the end of a workflow if the last of the commands is one.</summary>
    public static void Measure(this WorkflowMetrics metrics, string workflowType, RepeatedField<Command> commands, TimeSpan sinceStart)
    {
        if (commands.Count == 0)
        {
            return;
        }

        switch (commands[^1].CommandType)
        {
            case CommandType.CompleteWorkflowExecution:
                metrics.Completed(workflowType, sinceStart);
                break;
            case CommandType.FailWorkflowExecution:
                metrics.Failed(workflowType, sinceStart);
                break;
            case CommandType.CancelWorkflowExecution:
                metrics.Canceled(workflowType, sinceStart);
                break;
            case CommandType.ContinueAsNewWorkflowExecution:
                metrics.ContinuedAsNew(workflowType, sinceStart);
                break;
        }
    }
}
