using Aios.Temporal.Server.Storage;

namespace Aios.Temporal.Server.Matching;

/// <summary>Names one queue of one namespace.</summary>
internal readonly record struct QueueKey(string NamespaceId, string Name, TaskKind Kind);

/// <summary>What a queue holds.</summary>
internal enum TaskKind
{
    Workflow,
    Activity,
}

/// <summary>Something a worker can take. Stale items are recognised when they are started, not before.</summary>
internal abstract record TaskItem(RunKey Run)
{
    public DateTime Created { get; init; }

    /// <summary>1 (first) to 5; 3 unless the workflow or activity says otherwise.</summary>
    public int Priority { get; init; } = 3;

    internal sealed record WorkflowTask(RunKey Run, long ScheduledEventId, int Attempt, bool FromSticky) : TaskItem(Run);

    internal sealed record Activity(RunKey Run, long ScheduledEventId, int Stamp) : TaskItem(Run);

    /// <summary>A query that no workflow task will carry; lives in memory only.</summary>
    internal sealed record Query(RunKey Run, string QueryId, bool FromSticky) : TaskItem(Run);
}
