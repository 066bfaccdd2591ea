using Aios.Temporal.Api.Query.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Activations;
using Google.Protobuf;

namespace Aios.Temporal.Worker.Runs;

/// <summary>The task being worked on.</summary>
internal sealed class CurrentTask
{
    public CurrentTask(PollWorkflowTaskQueueResponse response, DateTime receivedAt)
    {
        Response = response;
        ReceivedAt = receivedAt;
        NextPageToken = response.NextPageToken;
        if (response.Query is { } legacy)
        {
            PendingQueries.Add(Job(QueryWorkflow.LegacyId, legacy));
        }

        foreach (var (id, query) in response.Queries)
        {
            PendingQueries.Add(Job(id, query));
        }
    }

    public PollWorkflowTaskQueueResponse Response { get; }

    /// <summary>Real time.</summary>
    public DateTime ReceivedAt { get; }

    /// <summary>The task exists only to answer one query; it has no completion.</summary>
    public bool IsLegacyQuery => Response.Query is not null;

    /// <summary>Only the first attempt is worth a failed event; later ones run into their time-out, which is the backoff.</summary>
    public bool FailureIsReported => Response.Attempt <= 1;

    public List<ActivationJob> PendingQueries { get; } = [];

    public Dictionary<string, WorkflowQueryResult> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Page to fetch next; empty if there is none.</summary>
    public ByteString NextPageToken { get; set; }

    /// <summary>Fetching starts at event 1 because the task came with a part of history that does not fit.</summary>
    public bool FetchesFromStart { get; set; }

    /// <summary>A heartbeat was due while an activation was running.</summary>
    public bool HeartbeatDue { get; set; }

    private static QueryWorkflow Job(string id, WorkflowQuery query) =>
        new(id, query.QueryType, query.QueryArgs, query.Header);
}
