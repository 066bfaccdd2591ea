using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Worker.Runs;

/// <summary>Builds the completion of a workflow task (protocol section 3.7) from what the run has prepared.</summary>
internal static class CompletionBuilder
{
    public static RespondWorkflowTaskCompletedRequest Create(
        RunState run, CurrentTask task, VersioningBehavior behavior, uint nonFirstLocalAttempts, bool forceNewTask)
    {
        var request = new RespondWorkflowTaskCompletedRequest
        {
            TaskToken = task.Response.TaskToken,
            Namespace = run.Options.Namespace,
            ForceCreateNewWorkflowTask = forceNewTask,
            SdkMetadata = run.Flags.TakeForCompletion(),
            MeteringMetadata = new() { NonfirstLocalActivityExecutionAttempts = nonFirstLocalAttempts },
            Capabilities = new() { DiscardSpeculativeWorkflowTaskWithEvents = true },
            VersioningBehavior = run.Options.UseWorkerVersioning ? behavior : VersioningBehavior.Unspecified,
        };
        var eager = 0;
        foreach (var (machine, command) in run.Commands)
        {
            eager += MarkEager(run.Options, machine, command, eager);
            request.Commands.Add(command);
        }

        request.Messages.AddRange(run.TakeMessages());
        request.QueryResults.Add(task.Answers);
        run.DeploymentVersion = run.Options.DeploymentVersion;
        return request;
    }

    /// <summary>The run could not be replayed and is configured to fail then: one command and nothing else.</summary>
    public static RespondWorkflowTaskCompletedRequest FailWorkflow(
        RunState run, CurrentTask task, Aios.Temporal.Api.Failure.V1.Failure failure) => new()
        {
            TaskToken = task.Response.TaskToken,
            Namespace = run.Options.Namespace,
            Commands =
            {
                new Command
                {
                    CommandType = CommandType.FailWorkflowExecution,
                    FailWorkflowExecutionCommandAttributes = new() { Failure = failure },
                },
            },
            Capabilities = new() { DiscardSpeculativeWorkflowTaskWithEvents = true },
        };

    private static int MarkEager(WorkflowRunEngineOptions options, Machine machine, Command command, int used)
    {
        if (command.ScheduleActivityTaskCommandAttributes is not { } attributes)
        {
            return 0;
        }

        attributes.RequestEagerExecution = used < options.MaxEagerActivities
            && machine is ActivityMachine { AllowsEagerStart: true }
            && attributes.TaskQueue.Name == options.TaskQueue;
        return attributes.RequestEagerExecution ? 1 : 0;
    }
}
