using Aios.Temporal.Server.Clock;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Engine.Timers;
using Aios.Temporal.Server.Storage;
using Google.Protobuf;

namespace Aios.Temporal.Server.Runs;

/// <summary>
/// Runs transitions: loads the run, computes the step under the lock of its workflow id, commits it, and only then tells
/// anyone. The one place where engine, store, clock and matching meet.
/// </summary>
internal sealed class RunService : IAsyncDisposable
{
    private const int CachedRuns = 10_000;

    private readonly IServerStore store;
    private readonly RunEffects effects;
    private readonly RunCache cache = new(CachedRuns);
    private readonly WorkflowLocks locks = new();
    private readonly DueQueue<RunKey> timers;

    public RunService(IServerStore store, ServerClock clock, EngineLimits limits, IIdSource ids, RunEffects effects)
    {
        this.store = store;
        this.effects = effects;
        Clock = clock;
        Limits = limits;
        Ids = ids;
        timers = new(clock, FireAsync);
        effects.Attach(this);
    }

    public ServerClock Clock { get; }

    public EngineLimits Limits { get; }

    public IIdSource Ids { get; }

    public IServerStore Store => store;

    /// <summary>Loads what is pending, arms timers, dispatches again what no worker had taken.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await foreach (var blob in store.ReadPendingRunsAsync(cancellationToken))
        {
            var state = RunState.Parser.ParseFrom(blob);
            var key = KeyOf(state);
            timers.Set(key, RunTimers.NextDue(state));
            effects.Perform(new(key, state), PendingWork.Of(state, Clock.UtcNow));
            if (HoldsTime(state))
            {
                cache.Add(new(key, state)).HoldsTime = true;
                Clock.Hold();
            }
        }

        timers.Start();
    }

    public ValueTask<IDisposable> LockAsync(string namespaceId, string workflowId, CancellationToken cancellationToken = default) =>
        locks.AcquireAsync(namespaceId, workflowId, cancellationToken);

    /// <summary>The run, or null. Only under the lock, or for reading a state that may be a moment old.</summary>
    public async ValueTask<LiveRun?> FindAsync(RunKey key, CancellationToken cancellationToken = default)
    {
        if (cache.Find(key) is { } live)
        {
            return live;
        }

        return await store.ReadRunAsync(key, cancellationToken) is { } blob
            ? cache.Add(new(key, RunState.Parser.ParseFrom(blob)))
            : null;
    }

    /// <summary>The run that a request means: the given one, or the current one when <paramref name="runId"/> is empty.</summary>
    /// <exception cref="ServiceException">There is none.</exception>
    public async ValueTask<LiveRun> RequireAsync(
        string namespaceId, string workflowId, string runId, CancellationToken cancellationToken = default)
    {
        if (runId.Length == 0)
        {
            var current = await store.ReadCurrentRunAsync(namespaceId, workflowId, cancellationToken);
            runId = current?.RunId ?? throw ServiceException.RunNotFound(workflowId, runId);
        }
        else if (!Guid.TryParse(runId, out _))
        {
            throw ServiceException.InvalidArgument("Invalid RunId.");
        }

        return await FindAsync(new(namespaceId, workflowId, runId), cancellationToken)
            ?? throw ServiceException.RunNotFound(workflowId, runId);
    }

    /// <summary>One change of one run: lock, step, commit, effects.</summary>
    /// <param name="change">Makes a finished step from the state; null or not persistent: nothing is committed.</param>
    public async Task<LiveRun> ChangeAsync(
        string namespaceId, string workflowId, string runId, Func<LiveRun, Transition?> change, CancellationToken cancellationToken = default)
    {
        using var held = await locks.AcquireAsync(namespaceId, workflowId, cancellationToken);
        var run = await RequireAsync(namespaceId, workflowId, runId, cancellationToken);
        if (change(run) is { } step)
        {
            await CommitAsync(run, step);
        }

        return run;
    }

    public Transition Step(LiveRun run) => Transition.Of(run.State, Clock.UtcNow, Limits, Ids);

    /// <summary>Commits a finished step of a loaded run. The caller holds the lock.</summary>
    public Task CommitAsync(LiveRun run, Transition step) => CommitAsync([(run, step)], []);

    /// <summary>Commits steps of runs of one workflow id together; new runs have no live run yet.</summary>
    public async Task CommitAsync(IReadOnlyList<(LiveRun Run, Transition Step)> steps, IReadOnlyList<Transition> created)
    {
        var commit = new StoreCommit();
        var news = created.ToList();
        foreach (var (run, step) in steps)
        {
            if (step.IsPersistent)
            {
                commit.Runs.Add(Write(step, VisibilityRecords.IsDue(run.State, step.State)));
            }

            if (step.Successor is { } successor)
            {
                news.Add(successor);
            }
        }

        foreach (var step in news)
        {
            commit.Runs.Add(Write(step, withVisibility: true));
            commit.CurrentRuns.Add(new(step.State.NamespaceId, step.State.WorkflowId, step.State.RunId));
        }

        if (commit.Runs.Count > 0)
        {
            await store.CommitAsync(commit);
        }

        foreach (var (run, step) in steps)
        {
            Apply(run, step);
        }

        foreach (var step in news)
        {
            var run = cache.Add(new(KeyOf(step.State), step.State));
            Apply(run, step);
        }
    }

    public async ValueTask DisposeAsync() => await timers.DisposeAsync();

    public static RunKey KeyOf(RunState state) => new(state.NamespaceId, state.WorkflowId, state.RunId);

    /// <summary>Removes a run from memory, after it was deleted from the store.</summary>
    public void Forget(RunKey key)
    {
        timers.Set(key, null);
        if (cache.Find(key) is not { } run)
        {
            return;
        }

        cache.Remove(key);
        if (run.HoldsTime)
        {
            run.HoldsTime = false;
            Clock.Release();
        }

        run.NotifyChanged();
    }

    private static RunWrite Write(Transition step, bool withVisibility) => new()
    {
        Key = KeyOf(step.State),
        State = step.State.ToByteArray(),
        IsPending = step.IsOpen || step.State.CloseWork is not null,
        NewEvents = step.Events,
        Visibility = withVisibility ? VisibilityRecords.Of(KeyOf(step.State), step.State) : null,
    };

    private void Apply(LiveRun run, Transition step)
    {
        run.Advance(step.State, step.Events);
        var holds = HoldsTime(step.State);
        if (holds && !run.HoldsTime)
        {
            Clock.Hold();
        }

        timers.Set(run.Key, RunTimers.NextDue(step.State));
        effects.Perform(run, step.Effects);
        if (!holds && run.HoldsTime)
        {
            Clock.Release();
        }

        run.HoldsTime = holds;
        run.NotifyChanged();
    }

    // Server semantics 11.7: work that a worker or the server itself owes; waiting for a retry is not work.
    private static bool HoldsTime(RunState state) =>
        state.WorkflowTask is not null
        || state.CloseWork is not null
        || state.ExternalSignals.Count > 0
        || state.ExternalCancels.Count > 0
        || state.Children.Values.Any(child => child.StartedEventId == 0)
        || state.Activities.Values.Any(activity => activity.StartedTime is not null || activity.Attempt == 1 || activity.RetryDispatched);

    private async Task FireAsync(RunKey key)
    {
        try
        {
            await ChangeAsync(key.NamespaceId, key.WorkflowId, key.RunId, run => RunTimers.Fire(Step(run)));
        }
        catch (ServiceException)
        {
            // Deleted meanwhile.
        }
        catch (StoreUnavailableException)
        {
            timers.Set(key, Clock.UtcNow + TimeSpan.FromSeconds(1));
        }
    }
}
