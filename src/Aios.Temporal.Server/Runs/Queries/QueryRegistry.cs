using Aios.Temporal.Api.Query.V1;
using Aios.Temporal.Server.Engine;

namespace Aios.Temporal.Server.Runs.Queries;

/// <summary>A query that waits for an answer.</summary>
internal sealed class PendingQuery(string id, WorkflowQuery query)
{
    private readonly TaskCompletionSource<WorkflowQueryResult> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id { get; } = id;

    public WorkflowQuery Query { get; } = query;

    public Task<WorkflowQueryResult> Answer => answer.Task;

    /// <summary>Travels with the workflow task that is started now.</summary>
    public bool IsWithTask { get; set; }

    public void Resolve(WorkflowQueryResult result) => answer.TrySetResult(result);

    public void Fail(ServiceException error) => answer.TrySetException(error);
}

/// <summary>Queries of one run that wait for a workflow task or for a worker; memory only (server semantics 6.10).</summary>
internal sealed class QueryRegistry
{
    private readonly Dictionary<string, PendingQuery> queries = new(StringComparer.Ordinal);

    public int Count => queries.Count;

    public IEnumerable<PendingQuery> All => queries.Values;

    public void Add(PendingQuery query) => queries.Add(query.Id, query);

    public bool TryGet(string id, out PendingQuery query)
    {
        var found = queries.TryGetValue(id, out var value);
        query = value!;
        return found;
    }

    public void Remove(string id) => queries.Remove(id);
}
