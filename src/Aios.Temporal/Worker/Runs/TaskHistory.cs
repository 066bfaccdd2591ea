using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Machines;
using Google.Protobuf;

namespace Aios.Temporal.Worker.Runs;

/// <summary>Brings the history of a task, page by page, into the run (protocol sections 3.4 and 3.5).</summary>
internal sealed class TaskHistory(RunState run)
{
    /// <summary>Events of a sticky task that did not fit; they follow the fetched ones.</summary>
    private IReadOnlyList<HistoryEvent> tail = [];

    internal enum Fit
    {
        /// <summary>The events continue where the run is.</summary>
        Fits,

        /// <summary>The run is new here but the task brings only news: history must be fetched from event 1.</summary>
        NeedsStart,

        /// <summary>Events are missing between the cached run and the task.</summary>
        Gap,
    }

    public Fit Begin(CurrentTask task)
    {
        run.History.Reset();
        tail = [];
        run.History.LiveUpdate = task.Response.Messages.Count == 0 ? 0 : task.Response.Messages.Min(static m => m.EventId);
        IReadOnlyList<HistoryEvent> events = task.Response.History is { } history ? history.Events : [];
        if (events.Count == 0 && task.PendingQueries.Count == 0)
        {
            throw new InvalidHistoryException("The workflow task has neither history nor a query.");
        }

        var isNew = run.LastProcessedEventId == 0;
        if (isNew && (events.Count == 0 || events[0].EventId != 1))
        {
            tail = events;
            task.FetchesFromStart = true;
            return Fit.NeedsStart;
        }

        run.History.Add(events, run.LastProcessedEventId);
        if (!run.History.IsEmpty && run.History.FirstEventId != run.LastProcessedEventId + 1)
        {
            return Fit.Gap;
        }

        CompleteIfLastPage(task);
        return Fit.Fits;
    }

    public void AddPage(CurrentTask task, GetWorkflowExecutionHistoryResponse page)
    {
        task.FetchesFromStart = false;
        task.NextPageToken = page.NextPageToken;
        if (page.History is { } history)
        {
            run.History.Add(history.Events, LastKnownEventId);
        }

        CompleteIfLastPage(task);
    }

    public ByteString PageToFetch(CurrentTask task) => task.FetchesFromStart ? ByteString.Empty : task.NextPageToken;

    private long LastKnownEventId => Math.Max(run.LastProcessedEventId, run.History.LastEventId);

    private void CompleteIfLastPage(CurrentTask task)
    {
        if (!task.NextPageToken.IsEmpty)
        {
            return;
        }

        run.History.Add(tail, LastKnownEventId);
        tail = [];
        if (LastKnownEventId < task.Response.StartedEventId)
        {
            // Typical for a speculative or transient task whose events were never stored.
            throw new InvalidHistoryException(
                $"History ends at event {LastKnownEventId}, before the started event {task.Response.StartedEventId} of the task.");
        }

        run.History.Complete();
    }
}
