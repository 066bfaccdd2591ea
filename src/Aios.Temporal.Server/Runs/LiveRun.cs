using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Engine.Updates;
using Aios.Temporal.Server.Runs.Queries;
using Aios.Temporal.Server.Storage;

namespace Aios.Temporal.Server.Runs;

/// <summary>
/// One run in memory: its last committed state and what exists only while the server runs (updates in flight, queries,
/// waiters). Touched only under the lock of its workflow id, except for <see cref="Changed"/>.
/// </summary>
internal sealed class LiveRun(RunKey key, RunState state)
{
    // Enough for a sticky task of an ordinary run; longer gaps are read from the store.
    private const int TailEvents = 256;

    private readonly List<HistoryEvent> tail = [];
    private TaskCompletionSource changed = NewSource();

    public RunKey Key { get; } = key;

    public RunState State { get; private set; } = state;

    public UpdateRegistry Updates { get; } = new();

    public UpdateWaiters UpdateWaiters { get; } = new();

    public QueryRegistry Queries { get; } = new();

    /// <summary>Holds the clock while work is pending (time skipping).</summary>
    public bool HoldsTime { get; set; }

    /// <summary>Completes at the next committed change. Take it before reading the state.</summary>
    public Task Changed => Volatile.Read(ref changed).Task;

    /// <summary>Memory-only parts that a reload would lose: such a run stays in the cache.</summary>
    public bool IsPinned => Updates.All.Count > 0 || Queries.Count > 0 || State.WorkflowTask is { Kind: WorkflowTaskKind.Speculative };

    public void Advance(RunState next, IReadOnlyList<HistoryEvent> events)
    {
        State = next;
        tail.AddRange(events);
        if (tail.Count > TailEvents)
        {
            tail.RemoveRange(0, tail.Count - TailEvents);
        }
    }

    public void NotifyChanged() => Interlocked.Exchange(ref changed, NewSource()).TrySetResult();

    /// <summary>Events from this id on, if they are all in memory.</summary>
    public bool TryReadTail(long fromEventId, long toEventIdExclusive, List<HistoryEvent> into)
    {
        if (tail.Count == 0 || tail[0].EventId > fromEventId)
        {
            return fromEventId >= toEventIdExclusive;
        }

        for (var index = (int)(fromEventId - tail[0].EventId); index < tail.Count && tail[index].EventId < toEventIdExclusive; index++)
        {
            into.Add(tail[index]);
        }

        return true;
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
