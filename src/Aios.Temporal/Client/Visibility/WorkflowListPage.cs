namespace Aios.Temporal.Client;

/// <summary>One page of workflows.</summary>
/// <param name="Workflows">The executions.</param>
/// <param name="NextPageToken">Token of the next page; null when this is the last one.</param>
public record WorkflowListPage(IReadOnlyCollection<WorkflowExecution> Workflows, byte[]? NextPageToken);
