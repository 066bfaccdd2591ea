using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Worker.History;

/// <summary>
/// Fetched events that were not applied yet, handed out sequence by sequence. Applying a sequence needs a look into
/// the following one, so a sequence is ready only if both ends are known or history is complete.
/// </summary>
internal sealed class HistoryBuffer
{
    private readonly List<HistoryEvent> events = [];
    private int head;
    private int firstEnd = SequenceFinder.Undecided;

    /// <summary>No further event exists.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Sequencing event id of the first update that comes with the task, 0 if none.</summary>
    public long LiveUpdate { get; set; }

    public bool IsEmpty => head == events.Count;

    /// <summary>Everything was handed out and nothing will follow.</summary>
    public bool IsExhausted => IsEmpty && IsComplete;

    /// <summary>The next sequence and the look into the one after it need no further page.</summary>
    public bool IsReady => IsComplete || (FirstEnd() != SequenceFinder.Undecided && SecondEnd() != SequenceFinder.Undecided);

    public long FirstEventId => IsEmpty ? 0 : events[head].EventId;

    public long LastEventId => events.Count == 0 ? 0 : events[^1].EventId;

    /// <summary>Replaces everything by the history of a new task.</summary>
    public void Reset()
    {
        events.Clear();
        head = 0;
        firstEnd = SequenceFinder.Undecided;
        IsComplete = false;
        LiveUpdate = 0;
    }

    /// <summary>Adds the events with ids above <paramref name="afterEventId"/>.</summary>
    public void Add(IReadOnlyList<HistoryEvent> page, long afterEventId)
    {
        for (var i = 0; i < page.Count; i++)
        {
            if (page[i].EventId > afterEventId)
            {
                events.Add(page[i]);
            }
        }
    }

    public void Complete() => IsComplete = true;

    /// <summary>Removes and returns the next sequence; empty if nothing is left. Only if <see cref="IsReady"/>.</summary>
    public EventRange Take(out bool isFinal)
    {
        var end = FirstEnd();
        end = end == SequenceFinder.Undecided ? events.Count - 1 : end;
        var sequence = Range(head, end);
        var next = SecondEnd(end);
        head = end + 1;
        firstEnd = next;
        isFinal = IsComplete && head == events.Count;
        return sequence;
    }

    /// <summary>The next sequence, without removing it.</summary>
    public EventRange Peek()
    {
        var end = FirstEnd();
        return Range(head, end == SequenceFinder.Undecided ? events.Count - 1 : end);
    }

    /// <summary>The first event of a type that is still to come, if it is already fetched.</summary>
    public HistoryEvent? FirstWorkflowTaskCompleted()
    {
        for (var i = head; i < events.Count; i++)
        {
            if (events[i].WorkflowTaskCompletedEventAttributes is not null)
            {
                return events[i];
            }
        }

        return null;
    }

    private int FirstEnd()
    {
        if (firstEnd == SequenceFinder.Undecided)
        {
            firstEnd = SequenceFinder.FindEnd(events, head, IsComplete, LiveUpdate);
        }

        return firstEnd;
    }

    private int SecondEnd() => SecondEnd(FirstEnd());

    private int SecondEnd(int end) => SequenceFinder.FindEnd(events, end + 1, IsComplete, LiveUpdate);

    private EventRange Range(int from, int to) => new(events, from, to - from + 1);
}
