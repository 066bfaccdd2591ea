using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.FetchWorkflowHistoryEventPageAsync"/>.</summary>
/// <param name="Id">Workflow id.</param>
/// <param name="RunId">Run, or null for the current one.</param>
/// <param name="PageSize">Page size, or null.</param>
/// <param name="NextPageToken">Token of the page, or null for the first.</param>
/// <param name="WaitNewEvent">Whether to wait for new events.</param>
/// <param name="EventFilterType">Which events.</param>
/// <param name="SkipArchival">Whether the archive is left alone.</param>
/// <param name="Rpc">RPC options, or null.</param>
public record FetchWorkflowHistoryEventPageInput(
    string Id,
    string? RunId,
    int? PageSize,
    byte[]? NextPageToken,
    bool WaitNewEvent,
    HistoryEventFilterType EventFilterType,
    bool SkipArchival,
    RpcOptions? Rpc);
