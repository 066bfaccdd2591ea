using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Machines;
using Grpc.Core;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.Runs;

/// <summary>
/// The engine of one run: takes inputs one at a time and answers each with the effects to perform. It lives from the
/// first task of a run that is not cached to the <see cref="RunEffect.Evict"/> that ends it.
/// <para>Outline of a task: 1. load history (pages). 2. Apply sequence after sequence; each may give jobs for an
/// activation, and the commands of the activation are matched by the next sequence. 3. When everything is quiet, run
/// queries. 4. Complete the task, or wait for local activities and complete it as a heartbeat before it times out.</para>
/// <para>Completions above the message limit of the server are not split into pages: they fail the task.</para>
/// </summary>
internal sealed class WorkflowRunEngine : IWorkflowRunEngine
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

    public IReadOnlyList<RunEffect> OnWorkflowTask(PollWorkflowTaskQueueResponse task, DateTime now)
    {
        if (phase is Phase.Evicted)
        {
            return [new RunEffect.Evict("The run was evicted before.") { UnhandledTasks = [task] }];
        }

        return Step(now, () =>
        {
            if (phase is Phase.Idle)
            {
                Begin(task);
            }
            else
            {
                buffer.Add(task);
            }
        });
    }

    public IReadOnlyList<RunEffect> OnHistoryPage(GetWorkflowExecutionHistoryResponse page, DateTime now) => Step(now, () =>
    {
        Require(Phase.FetchingHistory);
        taskHistory.AddPage(Task, page);
        Pump();
    });

    public IReadOnlyList<RunEffect> OnHistoryFetchFailed(Exception error, DateTime now) => Step(now, () =>
    {
        Require(Phase.FetchingHistory);
        var message = $"Fetching history failed: {error.Message}";
        if (Task.IsLegacyQuery)
        {
            // Without an answer the caller of the query tries again, maybe at another worker.
            effects.Add(new RunEffect.TaskFinished());
            Evict(message);
            return;
        }

        FailTask(WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure, Application(message));
    });

    public IReadOnlyList<RunEffect> OnActivationCompleted(WorkflowActivationCompletion completion, DateTime now) => Step(now, () =>
    {
        Require(Phase.Activating);
        switch (completion)
        {
            case WorkflowActivationCompletion.Succeeded succeeded:
                OnSucceeded(succeeded);
                break;
            case WorkflowActivationCompletion.Failed failed:
                FailTask(failed.Cause, failed.Failure);
                break;
        }
    });

    public IReadOnlyList<RunEffect> OnLocalActivityResolved(LocalActivityResult result, DateTime now) => Step(now, () =>
    {
        var isFirstIncluded = result.LastAttempt - result.Attempts == 0;
        nonFirstLocalAttempts += (uint)Math.Max(0, isFirstIncluded ? result.Attempts - 1 : result.Attempts);
        run.LocalActivities.Forget(result.Seq);
        if (!run.IsClosing)
        {
            run.LocalActivityMachines.Peek(result.Seq)?.Resolve(result);
        }

        if (phase is Phase.WaitingForLocalActivities)
        {
            Pump();
        }
        else if (phase is Phase.Idle)
        {
            EvictIfRequested();
        }
    });

    public IReadOnlyList<RunEffect> OnHeartbeatDue(DateTime now) => Step(now, () =>
    {
        heartbeatTimerRuns = false;
        if (phase is Phase.WaitingForLocalActivities)
        {
            Complete(forceNewTask: true);
        }
        else if (phase is Phase.Activating or Phase.FetchingHistory)
        {
            Task.HeartbeatDue = true;
        }
    });

    public IReadOnlyList<RunEffect> OnTaskCompleted(RespondWorkflowTaskCompletedResponse response, DateTime now) => Step(now, () =>
    {
        Require(Phase.Reporting);
        if (response.ResetHistoryEventId > 0)
        {
            run.ForgetSpeculativeTask(response.ResetHistoryEventId);
        }

        if (response.WorkflowTask is { TaskToken.IsEmpty: false } next)
        {
            buffer.DropReal();
            EndTask(next);
        }
        else
        {
            EndTask(next: null);
        }
    });

    public IReadOnlyList<RunEffect> OnReportFailed(StatusCode code, string message, DateTime now) => Step(now, () =>
    {
        Require(Phase.Reporting);
        if (code is StatusCode.ResourceExhausted && message.Contains("larger than max", StringComparison.Ordinal))
        {
            FailTask(
                WorkflowTaskFailedCause.GrpcMessageTooLarge,
                Application($"The workflow task completion is too large for the server: {message}"));
            return;
        }

        // UnhandledCommand: news arrived during the task; the server has already scheduled a new one. NotFound: the
        // task timed out or the run was closed. Anything else: what the server knows is uncertain. Replay settles all.
        Evict(code is StatusCode.InvalidArgument && message.Contains("UnhandledCommand", StringComparison.Ordinal)
            ? "New events arrived during the workflow task."
            : $"The workflow task completion was refused: {code} {message}");
    });

    public IReadOnlyList<RunEffect> OnEvictRequested(string reason, DateTime now) => Step(now, () =>
    {
        evictReason = reason;
        if (phase is Phase.Idle)
        {
            EvictIfRequested();
        }
    });

    private IReadOnlyList<RunEffect> Step(DateTime now, Action input)
    {
        if (phase is Phase.Evicted)
        {
            // Outcomes of effects that were under way when the run was evicted.
            return [];
        }

        run.Now = now;
        effects = [];
        try
        {
            input();
        }
        catch (NondeterminismException e)
        {
            Fail(WorkflowTaskFailedCause.NonDeterministicError, e.Message);
        }
        catch (InvalidHistoryException e)
        {
            Fail(WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure, e.Message);
        }

        return effects;
    }

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

    private void Evict(string reason, params ReadOnlySpan<PollWorkflowTaskQueueResponse> unhandled)
    {
        StopHeartbeatTimer();
        task = null;
        phase = Phase.Evicted;
        effects.Add(new RunEffect.Evict(reason) { UnhandledTasks = [.. unhandled, .. buffer.TakeAll()] });
    }

    private void Fail(WorkflowTaskFailedCause cause, string message)
    {
        if (task is null)
        {
            Evict(message);
        }
        else
        {
            FailTask(cause, Application(message));
        }
    }

    /// <summary>Protocol section 3.9: report at most once, then let the next attempt replay from the start.</summary>
    private void FailTask(WorkflowTaskFailedCause cause, ProtoFailure failure)
    {
        if (Task.IsLegacyQuery)
        {
            AnswerLegacyFailed(failure, cause);
        }
        else if (cause is WorkflowTaskFailedCause.NonDeterministicError
            && !run.Options.ReplayOnly
            && run.Options.NondeterminismFailsWorkflow(run.WorkflowType))
        {
            StopHeartbeatTimer();
            run.IsClosing = true;
            phase = Phase.Reporting;
            effects.Add(new RunEffect.CompleteTask(CompletionBuilder.FailWorkflow(run, Task, failure)));
            return;
        }
        else if (Task.FailureIsReported || run.Options.ReplayOnly)
        {
            effects.Add(new RunEffect.FailTask(new RespondWorkflowTaskFailedRequest
            {
                TaskToken = Task.Response.TaskToken,
                Namespace = run.Options.Namespace,
                Cause = cause,
                Failure = failure,
            }));
        }
        else
        {
            effects.Add(new RunEffect.TaskFinished());
        }

        Evict($"The workflow task failed ({cause}): {failure.Message}");
    }

    private void AnswerLegacyFailed(ProtoFailure failure, WorkflowTaskFailedCause cause) =>
        effects.Add(new RunEffect.AnswerQuery(QueryAnswers.LegacyFailed(run.Options, Task, failure, cause)));

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

    private void Require(Phase expected)
    {
        if (phase != expected)
        {
            throw new InvalidOperationException($"This input belongs to the phase {expected}; the run is in {phase}.");
        }
    }

    private static ProtoFailure Application(string message) => new() { Message = message, ApplicationFailureInfo = new() };
}
