using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Client.Calls;
using Aios.Temporal.Common;

namespace Aios.Temporal.Client;

public partial record WorkflowHandle
{
    /// <summary>Fetches the whole history.</summary>
    /// <param name="options">Options. Waiting for new events means waiting until the run is closed.</param>
    /// <returns>The history, e.g. for replay.</returns>
    public virtual async Task<WorkflowHistory> FetchHistoryAsync(WorkflowHistoryEventFetchOptions? options = null)
    {
        var events = new List<HistoryEvent>();
        await foreach (var historyEvent in FetchHistoryEventsAsync(options))
        {
            events.Add(historyEvent);
        }

        return new(Id, events);
    }

    /// <summary>Fetches history events; pages are fetched while the sequence is read.</summary>
    /// <param name="options">Options.</param>
    /// <returns>The events, in order.</returns>
    public virtual IAsyncEnumerable<HistoryEvent> FetchHistoryEventsAsync(WorkflowHistoryEventFetchOptions? options = null)
    {
        options ??= new();
        return Pages.ReadAsync(
            async (token, rpc) =>
            {
                var page = await Client.OutboundInterceptor.FetchWorkflowHistoryEventPageAsync(
                    new(Id, RunId, PageSize: null, token, options.WaitNewEvent, options.EventFilterType, options.SkipArchival, rpc));
                return (page.Events, page.NextPageToken);
            },
            options.Rpc);
    }
}
