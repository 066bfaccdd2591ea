using System.Diagnostics.CodeAnalysis;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.LocalActivities;
using Aios.Temporal.Worker.Runs;
using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>
/// Feeds the engine of one run and performs what it wants, in order. Owned by one logical thread at a time. Methods
/// that return false have lost the run to somebody else and must not touch it any more.
/// </summary>
internal sealed class RunDriver
{
    private readonly LocalActivityOwner owner;
    private readonly RunServices services;
    private readonly Action<RunInput> post;
    private readonly Action<IEnumerable<RunInput>> postFirst;
    private readonly Queue<RunEffect> effects = new();
    private readonly TaskLeases leases;
    private readonly TaskReporter reporter;
    private readonly HeartbeatTimer heartbeat;
    private readonly ActivationRunner activations;
    private RunLocalActivities locals;
    private IWorkflowRunEngine? engine;

    public RunDriver(
        LocalActivityOwner owner,
        RunServices services,
        Action<RunInput> post,
        Action<IEnumerable<RunInput>> postFirst,
        Action deadlocked)
    {
        this.owner = owner;
        this.services = services;
        this.post = post;
        this.postFirst = postFirst;
        leases = new(services.Outstanding);
        reporter = new(services, leases, owner);
        heartbeat = new(services.TimeProvider, number => post(new RunInput.HeartbeatDue(number)));
        activations = new(services.Activations, owner, deadlocked);
        locals = new(services.LocalActivities, owner);
    }

    public bool IsEvicted => engine is null;

    private DateTime Now => services.TimeProvider.GetUtcNow().UtcDateTime;

    public ValueTask<bool> HandleAsync(RunInput input)
    {
        switch (input)
        {
            case RunInput.TaskArrived arrived:
                leases.Add(arrived.Task, arrived.Lease);
                arrived.Lease.MarkUsed(new SlotInfo.WorkflowSlotInfo(owner.WorkflowType, engine is not null));
                engine ??= services.CreateEngine();
                Want(engine.OnWorkflowTask(arrived.Task, Now));
                break;
            case RunInput.LocalActivityResolved resolved when ReferenceEquals(resolved.Owner, engine):
                locals.Finished(resolved.Result.Seq);
                Want(engine.OnLocalActivityResolved(resolved.Result, Now));
                break;
            case RunInput.HeartbeatDue due when engine is not null && heartbeat.IsCurrent(due.TimerNumber):
                Want(engine.OnHeartbeatDue(Now));
                break;
            case RunInput.EvictRequested evict when engine is not null:
                Want(engine.OnEvictRequested(evict.Reason, Now));
                break;
            case RunInput.Abandoned:
                Drop();
                break;
        }

        return PerformAsync();
    }

    /// <summary>The activation under way does not come back: its task fails.</summary>
    public async Task GiveUpActivationAsync()
    {
        activations.GiveUp();
        Want(engine!.OnActivationCompleted(ActivationRunner.Deadlocked(owner), Now));
        await PerformAsync().ConfigureAwait(false);
    }

    /// <summary>Something here is wrong in a way the engine does not know: fail the open tasks and forget the run.</summary>
    public async Task BreakAsync(Exception error)
    {
        Drop();
        foreach (var task in leases.ReleaseAll())
        {
            await reporter.FailBrokenAsync(task, error).ConfigureAwait(false);
        }
    }

    private void Want(IReadOnlyList<RunEffect> wanted)
    {
        foreach (var effect in wanted)
        {
            effects.Enqueue(effect);
        }
    }

    private async ValueTask<bool> PerformAsync()
    {
        while (effects.TryDequeue(out var effect) || EvictsIdle(out effect))
        {
            if (effect is RunEffect.Activate activate)
            {
                if (activate.Activation.Jobs is [InitializeWorkflow initialize, ..])
                {
                    reporter.RunStart = initialize.StartTime;
                }

                var began = services.TimeProvider.GetTimestamp();
                var completion = await activations.RunAsync(activate.Activation).ConfigureAwait(false);
                if (completion is null)
                {
                    return false;
                }

                if (activate.Activation.IsReplaying)
                {
                    services.Metrics.Replayed(owner.WorkflowType, services.TimeProvider.GetElapsedTime(began));
                }
                else
                {
                    services.Metrics.TaskExecuted(owner.WorkflowType, services.TimeProvider.GetElapsedTime(began));
                }

                Want(engine!.OnActivationCompleted(completion, Now));
            }
            else
            {
                await PerformAsync(effect).ConfigureAwait(false);
            }
        }

        if (engine is not { IsBusy: true })
        {
            leases.ReleaseAll();
        }

        return true;
    }

    private bool EvictsIdle([NotNullWhen(true)] out RunEffect? effect)
    {
        if (services.EvictAfterEachTask && engine is { IsBusy: false, HasOutstandingLocalActivities: false })
        {
            Want(engine.OnEvictRequested("evicts after each task", Now));
        }

        return effects.TryDequeue(out effect);
    }

    private async ValueTask PerformAsync(RunEffect effect)
    {
        switch (effect)
        {
            case RunEffect.CompleteTask complete:
                Want(await reporter.CompleteAsync(complete.Request, engine!).ConfigureAwait(false));
                break;
            case RunEffect.FailTask fail:
                await reporter.FailAsync(fail.Request).ConfigureAwait(false);
                break;
            case RunEffect.AnswerQuery answer:
                await reporter.AnswerAsync(answer.Request).ConfigureAwait(false);
                break;
            case RunEffect.FetchHistory fetch:
                await FetchHistoryAsync(fetch).ConfigureAwait(false);
                break;
            case RunEffect.ExecuteLocalActivity execute:
                var asker = engine!;
                locals.Start(execute.Task, result => post(new RunInput.LocalActivityResolved(result, asker)));
                break;
            case RunEffect.CancelLocalActivity cancel:
                locals.Cancel(cancel.Seq);
                break;
            case RunEffect.StartHeartbeatTimer start:
                heartbeat.Start(start.Due);
                break;
            case RunEffect.StopHeartbeatTimer:
                heartbeat.Stop();
                break;
            case RunEffect.TaskFinished:
                leases.ReleaseCurrent();
                break;
            case RunEffect.Evict evict:
                Evict(evict);
                break;
        }
    }

    private async Task FetchHistoryAsync(RunEffect.FetchHistory fetch)
    {
        try
        {
            var page = await services.Calls
                .GetHistoryAsync(new() { WorkflowId = owner.WorkflowId, RunId = owner.RunId }, fetch.NextPageToken)
                .ConfigureAwait(false);
            Want(engine!.OnHistoryPage(page, Now));
        }
        catch (Exception e)
        {
            Want(engine!.OnHistoryFetchFailed(e, Now));
        }
    }

    private void Evict(RunEffect.Evict evict)
    {
        Drop();
        var unhandled = new List<RunInput>();
        foreach (var task in evict.UnhandledTasks)
        {
            if (leases.Take(task.TaskToken) is { } lease)
            {
                unhandled.Add(new RunInput.TaskArrived(task, lease));
            }
        }

        postFirst(unhandled);
    }

    private void Drop()
    {
        effects.Clear();
        engine = null;
        activations.Reset();
        heartbeat.Stop();
        locals.CancelAll();
        locals = new(services.LocalActivities, owner);
    }
}
