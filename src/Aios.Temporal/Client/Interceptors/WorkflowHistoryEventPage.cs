using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Client.Interceptors;

/// <summary>One page of history events.</summary>
/// <param name="Events">The events of the page.</param>
/// <param name="NextPageToken">Token of the next page, or null when this is the last one.</param>
public record WorkflowHistoryEventPage(
    IReadOnlyCollection<HistoryEvent> Events,
    byte[]? NextPageToken);
