using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Worker.History;

/// <summary>
/// Finds where the next workflow task sequence ends (protocol section 4.2). A sequence is everything up to the started
/// event of the workflow task in which user code ran: failed and timed-out tasks and heartbeats disappear inside the
/// next one.
/// <para>
/// The decision about a started event needs up to two following events. While they may still be on a page that was not
/// fetched, the answer is "undecided": the cut never depends on where pages end.
/// </para>
/// </summary>
internal static class SequenceFinder
{
    public const int Undecided = -1;

    /// <param name="events">All buffered events.</param>
    /// <param name="start">Index of the first event of the sequence.</param>
    /// <param name="isComplete">No more events exist than those in <paramref name="events"/>.</param>
    /// <param name="liveUpdate">
    /// Sequencing event id of the first update that comes with the task, 0 if none. Its accepted event will later cut
    /// history here, so it must be cut here now, too.
    /// </param>
    /// <returns>Index of the last event, or <see cref="Undecided"/> if there is none yet.</returns>
    public static int FindEnd(List<HistoryEvent> events, int start, bool isComplete, long liveUpdate = 0)
    {
        var sawCommand = false;
        var sawCommandOrStarted = false;
        List<int>? started = null;
        for (var i = start; i < events.Count; i++)
        {
            var e = events[i];
            if (e.IsCommandEvent())
            {
                sawCommand = sawCommandOrStarted = true;
            }

            if (e.EventType is EventType.WorkflowExecutionStarted)
            {
                sawCommandOrStarted = true;
            }

            if (e.ClosesWorkflow())
            {
                return i;
            }

            if (e.EventType is not EventType.WorkflowTaskStarted)
            {
                continue;
            }

            switch (Judge(events, i, isComplete, sawCommand, sawCommandOrStarted))
            {
                case Verdict.Undecided:
                    return Undecided;
                case Verdict.DidNotHappen:
                    break;
                case Verdict.Merged:
                    (started ??= []).Add(i);
                    break;
                case Verdict.EndsHere:
                    return EndForUpdate(events, i, started, liveUpdate);
            }
        }

        return isComplete && liveUpdate > 0 ? LastBefore(events, started, liveUpdate, otherwise: Undecided) : Undecided;
    }

    private static Verdict Judge(
        List<HistoryEvent> events, int i, bool isComplete, bool sawCommand, bool sawCommandOrStarted)
    {
        var next = i + 1 < events.Count ? events[i + 1] : null;
        if (next is null && !isComplete)
        {
            return Verdict.Undecided;
        }

        if (next?.EventType is EventType.WorkflowTaskFailed
            or EventType.WorkflowTaskTimedOut
            or EventType.WorkflowExecutionTimedOut
            or EventType.WorkflowExecutionTerminated
            or EventType.WorkflowExecutionCanceled)
        {
            return Verdict.DidNotHappen;
        }

        if (next?.EventType is EventType.WorkflowTaskCompleted)
        {
            var afterNext = i + 2 < events.Count ? events[i + 2] : null;
            if (afterNext is not null)
            {
                var isHeartbeat = !sawCommand && afterNext.EventType is EventType.WorkflowTaskScheduled;
                return isHeartbeat ? Verdict.Merged : Verdict.EndsHere;
            }

            if (!isComplete)
            {
                return Verdict.Undecided;
            }
        }

        return sawCommandOrStarted ? Verdict.EndsHere : Verdict.Merged;
    }

    /// <summary>
    /// An accepted update was delivered in the last task before its sequencing id, which may be an earlier, merged one.
    /// </summary>
    private static int EndForUpdate(List<HistoryEvent> events, int end, List<int>? mergedBefore, long liveUpdate)
    {
        var accepted = end + 2 < events.Count ? events[end + 2].WorkflowExecutionUpdateAcceptedEventAttributes : null;
        var sequencingId = accepted?.AcceptedRequestSequencingEventId ?? (end == events.Count - 1 ? liveUpdate : 0);
        return events[end].EventId < sequencingId ? end : LastBefore(events, mergedBefore, sequencingId, otherwise: end);
    }

    private static int LastBefore(List<HistoryEvent> events, List<int>? merged, long sequencingId, int otherwise)
    {
        for (var i = (merged?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (events[merged![i]].EventId < sequencingId)
            {
                return merged[i];
            }
        }

        return otherwise;
    }

    private enum Verdict
    {
        /// <summary>Needs events that are not fetched yet.</summary>
        Undecided,

        /// <summary>The task failed or timed out: user code's work was thrown away.</summary>
        DidNotHappen,

        /// <summary>A heartbeat or an empty task: part of a longer sequence.</summary>
        Merged,

        EndsHere,
    }
}
