using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;

namespace Aios.Temporal.Conformance.Tests.Client;

/// <summary>Answers workflow tasks by raw calls, so that client tests need no worker.</summary>
internal static class WorkflowTaskPeer
{
    /// <summary>Takes the next task of a queue.</summary>
    public static async Task<PollWorkflowTaskQueueResponse> PollAsync(TemporalClient client, string taskQueue) =>
        await Until.FitsAsync(
            $"there is a workflow task on {taskQueue}",
            () => client.WorkflowService.PollWorkflowTaskQueueAsync(new()
            {
                Namespace = client.Options.Namespace,
                TaskQueue = new() { Name = taskQueue },
                Identity = "peer",
            }),
            task => !task.TaskToken.IsEmpty);

    /// <summary>Takes the next task and answers it.</summary>
    public static async Task AnswerAsync(TemporalClient client, string taskQueue, params Command[] commands)
    {
        var task = await PollAsync(client, taskQueue);
        await client.WorkflowService.RespondWorkflowTaskCompletedAsync(new()
        {
            Namespace = client.Options.Namespace,
            TaskToken = task.TaskToken,
            Identity = "peer",
            Commands = { commands },
        });
    }

    /// <summary>Takes the next task and completes the workflow with it.</summary>
    public static Task CompleteWorkflowAsync(TemporalClient client, string taskQueue) => AnswerAsync(client, taskQueue, new Command
    {
        CommandType = CommandType.CompleteWorkflowExecution,
        CompleteWorkflowExecutionCommandAttributes = new(),
    });
}
