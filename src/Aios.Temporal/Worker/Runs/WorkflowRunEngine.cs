using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Worker.Runs;

/// <summary>
/// The engine of one run: takes inputs one at a time and answers each with the effects to perform. It lives from the
/// first task of a run that is not cached to the <see cref="RunEffect.Evict"/> that ends it.
/// <para>Outline of a task: 1. load history (pages). 2. Apply sequence after sequence; each may give jobs for an
/// activation, and the commands of the activation are matched by the next sequence. 3. When everything is quiet, run
/// queries. 4. Complete the task, or wait for local activities and complete it as a heartbeat before it times out.</para>
/// <para>Completions above the message limit of the server are not split into pages: they fail the task.</para>
/// </summary>
internal sealed partial class WorkflowRunEngine : IWorkflowRunEngine
{
    /// <summary>Used if the started event has none; the default of the server.</summary>
    private static readonly TimeSpan DefaultTaskTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Part of the task time-out after which a waiting task is completed as a heartbeat.</summary>
    private const double HeartbeatPoint = 0.8;

    private readonly RunState run;
    private readonly SequenceApplier applier;
    private readonly CommandDispatcher dispatcher;
    private readonly TaskHistory taskHistory;
    private readonly TaskBuffer buffer = new();
    private List<RunEffect> effects = [];
    private Phase phase = Phase.Idle;
    private CurrentTask? task;
    private string? evictReason;
    private bool mustApply;
    private bool onlyQueries;
    private bool heartbeatTimerRuns;
    private uint nonFirstLocalAttempts;
    private VersioningBehavior versioningBehavior;

    public WorkflowRunEngine(WorkflowRunEngineOptions options)
    {
        run = new RunState(options);
        applier = new SequenceApplier(run);
        dispatcher = new CommandDispatcher(run);
        taskHistory = new TaskHistory(run);
    }

    private enum Phase
    {
        /// <summary>No task.</summary>
        Idle,
        FetchingHistory,
        Activating,

        /// <summary>The task stays open until local activities end or its heartbeat is due.</summary>
        WaitingForLocalActivities,

        /// <summary>A completion is on its way to the server.</summary>
        Reporting,
        Evicted,
    }

    public bool IsBusy => phase is not (Phase.Idle or Phase.Evicted);

    public bool HasOutstandingLocalActivities => run.LocalActivities.Outstanding > 0;

    private CurrentTask Task => task ?? throw new InvalidOperationException("The run has no workflow task.");

    private void Begin(PollWorkflowTaskQueueResponse response)
    {
        task = new CurrentTask(response, run.Now);
        run.WorkflowId = response.WorkflowExecution.WorkflowId;
        run.RunId = response.WorkflowExecution.RunId;
        run.WorkflowType = response.WorkflowType?.Name ?? run.WorkflowType;
        if (response.Query is not null && response.Queries.Count > 0)
        {
            throw new InvalidHistoryException("The task has a legacy query and attached queries.");
        }

        if (task.IsLegacyQuery
            && response.StartedEventId == 0
            && response.PreviousStartedEventId < run.CurrentStartedEventId)
        {
            AnswerLegacyFailed(Application("Query expired"), WorkflowTaskFailedCause.Unspecified);
            EndTask(next: null);
            return;
        }

        var fit = taskHistory.Begin(task);
        if (fit is TaskHistory.Fit.Gap)
        {
            Evict("Events are missing between the cached run and the task.", response);
            return;
        }

        run.PreviousStartedEventId = response.PreviousStartedEventId;
        run.IsReplaying = response.PreviousStartedEventId > 0;
        run.IncomingMessages.Clear();
        run.IncomingMessages.AddRange(response.Messages);
        mustApply = true;
        Pump();
    }

    /// <summary>Goes on until something outside must happen.</summary>
    private void Pump()
    {
        while (mustApply || (!run.HasPendingJobs && !run.History.IsExhausted))
        {
            if (!run.History.IsReady)
            {
                phase = Phase.FetchingHistory;
                effects.Add(new RunEffect.FetchHistory(taskHistory.PageToFetch(Task)));
                return;
            }

            mustApply = false;
            applier.ApplyNext();
        }

        StartLocalActivities();
        if (run.HasPendingJobs)
        {
            Activate(run.TakeJobs(), queries: false);
        }
        else
        {
            OnQuiet();
        }
    }

    private void OnQuiet()
    {
        run.IsReplaying = false;
        if (Task.PendingQueries.Count > 0)
        {
            ActivationJob[] queries = [.. Task.PendingQueries];
            Task.PendingQueries.Clear();
            Activate(queries, queries: true);
        }
        else if (run.Options.ReplayOnly || run.SeenTerminalEvent || Task.IsLegacyQuery)
        {
            effects.Add(new RunEffect.TaskFinished());
            EndTask(next: null);
        }
        else if (run.LocalActivities.Outstanding == 0)
        {
            Complete(forceNewTask: false);
        }
        else if (Task.HeartbeatDue || Task.Answers.Count > 0)
        {
            Complete(forceNewTask: true);
        }
        else
        {
            phase = Phase.WaitingForLocalActivities;
            StartHeartbeatTimer();
        }
    }

    private void Activate(IReadOnlyList<ActivationJob> jobs, bool queries)
    {
        phase = Phase.Activating;
        onlyQueries = queries;
        effects.Add(new RunEffect.Activate(ActivationBuilder.Create(run, jobs, queries)));
    }

    private void OnSucceeded(WorkflowActivationCompletion.Succeeded succeeded)
    {
        if (onlyQueries)
        {
            OnQueriesAnswered(succeeded.Commands);
            return;
        }

        run.Flags.AddUsedByInstance(succeeded.UsedLangFlags);
        versioningBehavior = succeeded.VersioningBehavior;
        var moveToEnd = !run.IsReplaying || run.Flags.CanUse(RunFlags.MoveTerminalCommands, live: false);
        foreach (var command in TerminalOrder.Apply(succeeded.Commands, moveToEnd))
        {
            dispatcher.Handle(command);
        }

        run.ApplyKnownLocalActivities();
        run.PrepareCommands();
        Pump();
    }

    private void OnQueriesAnswered(IReadOnlyList<InstanceCommand> commands)
    {
        foreach (var command in commands)
        {
            if (command is not RespondToQueryCommand answer)
            {
                throw NondeterminismException.BadCommand(command.GetType().Name, "a query must not make commands");
            }

            if (answer.QueryId == QueryWorkflow.LegacyId)
            {
                effects.Add(new RunEffect.AnswerQuery(QueryAnswers.Legacy(run.Options, Task, answer)));
                EndTask(next: null);
                return;
            }

            Task.Answers[answer.QueryId] = QueryAnswers.Attached(answer);
        }

        Pump();
    }

    private void Complete(bool forceNewTask)
    {
        StopHeartbeatTimer();
        run.PrepareCommands();
        var request = CompletionBuilder.Create(run, Task, versioningBehavior, nonFirstLocalAttempts, forceNewTask);
        if (PayloadLimits.Check(request, run.Options) is { } excess)
        {
            FailTask(excess.Cause, Application(excess.Message));
            return;
        }

        nonFirstLocalAttempts = 0;
        phase = Phase.Reporting;
        effects.Add(new RunEffect.CompleteTask(request));
    }

    private void EndTask(PollWorkflowTaskQueueResponse? next)
    {
        StopHeartbeatTimer();
        task = null;
        phase = Phase.Idle;
        run.History.Reset();
        if (run.IsClosing && !run.Options.ReplayOnly)
        {
            evictReason = "The workflow has closed.";
        }

        if (evictReason is not null && run.LocalActivities.Outstanding == 0)
        {
            Evict(evictReason, next is null ? [] : [next]);
        }
        else if (next is not null || buffer.TryTake(out next))
        {
            Begin(next);
        }
    }

    private void EvictIfRequested()
    {
        if (evictReason is not null && run.LocalActivities.Outstanding == 0)
        {
            Evict(evictReason);
        }
    }

    private void StartLocalActivities()
    {
        if (!run.Options.ReplayOnly)
        {
            run.LocalActivities.Drain(effects);
        }
    }

    private void StartHeartbeatTimer()
    {
        if (heartbeatTimerRuns)
        {
            return;
        }

        heartbeatTimerRuns = true;
        var timeout = run.Started?.WorkflowTaskTimeout?.ToTimeSpan() ?? DefaultTaskTimeout;
        var due = (timeout * HeartbeatPoint) - (run.Now - Task.ReceivedAt);
        effects.Add(new RunEffect.StartHeartbeatTimer(due > TimeSpan.Zero ? due : TimeSpan.Zero));
    }

    private void StopHeartbeatTimer()
    {
        if (heartbeatTimerRuns)
        {
            heartbeatTimerRuns = false;
            effects.Add(new RunEffect.StopHeartbeatTimer());
        }
    }
}
