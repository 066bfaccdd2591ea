using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Worker.Activations;
using Microsoft.Extensions.Logging;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.Instance;

/// <summary>
/// One run of user code (protocol section 5). An activation
/// <list type="number">
/// <item>applies all jobs without running any code: they complete what code waits for and queue handlers;</item>
/// <item>in the first one, queues the run method behind them;</item>
/// <item>runs the queue and conditions until nothing is left to do;</item>
/// <item>answers with the commands in the order they were made, or with the exception that fails the task.</item>
/// </list>
/// </summary>
internal sealed partial class WorkflowInstance(WorkflowInstanceDetails details) : IWorkflowInstance
{
    private static readonly uint[] UsedFlags = [LangFlags.ModernEventLoop];

    private InstanceParts? parts;
    private bool started;
    private bool evicted;

    public WorkflowActivationCompletion Activate(WorkflowActivation activation)
    {
        if (activation.Jobs is [RemoveFromCache])
        {
            Evict();
            return new WorkflowActivationCompletion.Succeeded([], [], VersioningBehavior.Unspecified);
        }

        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return Run(activation, Open(activation));
        }
        catch (Exception e)
        {
            // The run could not even be opened.
            return new WorkflowActivationCompletion.Failed(ToFailure(e));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private InstanceParts Open(WorkflowActivation activation)
    {
        if (evicted)
        {
            throw new InvalidOperationException($"Run {activation.RunId} was evicted and cannot be activated again");
        }

        if (parts is not null)
        {
            return parts;
        }

        var init = activation.Jobs.OfType<InitializeWorkflow>().FirstOrDefault() ?? throw new InvalidOperationException(
            $"The first activation of run {activation.RunId} does not initialize the workflow");
        if (activation.IsReplaying && !activation.AvailableLangFlags.Contains(LangFlags.ModernEventLoop))
        {
            throw new InvalidOperationException(
                "This history was recorded without the modern event loop (lang flag 2), by a version of the .NET SDK "
                + "that is too old to be replayed here; let such runs finish on the old worker");
        }

        return parts = new(details, init, activation);
    }

    private WorkflowActivationCompletion Run(WorkflowActivation activation, InstanceParts run)
    {
        using var scope = run.RawLogger.BeginScope(run.LoggerScope);
        var state = run.State;
        state.Begin(activation);
        details.TaskStarting?.Invoke(state.Info, details.Definition);
        Exception? failure = null;
        try
        {
            var checkConditions = false;
            foreach (var job in activation.Jobs)
            {
                JobApplication.Apply(job, run);
                checkConditions |= job is not QueryWorkflow;
            }

            if (!started)
            {
                started = true;
                _ = state.QueueAsync(() => run.TopLevel.RunAsync(() => ExecuteAsync(run)));
            }

            state.Scheduler.Run(checkConditions);
            failure = state.Scheduler.Failure;
        }
        catch (Exception e)
        {
            failure = e;
        }

        details.TaskCompleted?.Invoke(state.Info, details.Definition, failure);
        WorkflowActivationCompletion completion = failure is null ? Succeed(run) : Fail(run, failure);
        state.End();
        return completion;
    }

    private static async Task ExecuteAsync(InstanceParts run)
    {
        var definition = run.State.Details.Definition;
        var instance = run.Target.Instance;
        var result = await run.Chain.Inbound
            .ExecuteWorkflowAsync(new(instance, definition.RunMethod, run.Target.TakeArguments()))
            .ConfigureAwait(true);
        run.State.Add(new CompleteWorkflowCommand(run.State.Converter.ToPayload(result)));
    }

    private static WorkflowActivationCompletion.Succeeded Succeed(InstanceParts run)
    {
        var state = run.State;
        if (!state.Activation.IsReplaying && !run.InProgress.IsEmpty && EndsWithoutFailure(state.Commands))
        {
            run.InProgress.Warn(state.Info.WorkflowId, run.RawLogger);
        }

        return new(state.Commands, UsedFlags, (VersioningBehavior)run.Options.VersioningBehavior);
    }

    private static bool EndsWithoutFailure(List<InstanceCommand> commands) =>
        commands.Find(c =>
            c is CompleteWorkflowCommand or FailWorkflowCommand or CancelWorkflowCommand or ContinueAsNewCommand)
            is not (null or FailWorkflowCommand);

    private static WorkflowActivationCompletion.Failed Fail(InstanceParts run, Exception failure)
    {
        var info = run.State.Info;
        LogFailed(run.RawLogger, info.WorkflowType, info.WorkflowId, info.RunId, failure);
        try
        {
            return new(run.State.Converter.ToFailure(failure));
        }
        catch (Exception conversion)
        {
            return new(new ProtoFailure { Message = $"{failure.Message} (converting it failed: {conversion.Message})" });
        }
    }

    private ProtoFailure ToFailure(Exception exception)
    {
        try
        {
            return details.FailureConverter.ToFailure(exception, details.PayloadConverter);
        }
        catch (Exception conversion)
        {
            return new() { Message = $"{exception.Message} (converting it failed: {conversion.Message})" };
        }
    }

    private void Evict()
    {
        evicted = true;
        parts?.Close();
        parts = null;
    }

    [LoggerMessage(
        EventId = 3104,
        Level = LogLevel.Warning,
        Message = "The workflow task of {WorkflowType} {WorkflowId}, run {RunId}, failed and will be tried again")]
    private static partial void LogFailed(
        ILogger logger, string workflowType, string workflowId, string runId, Exception exception);
}
