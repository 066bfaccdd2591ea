using System.Collections;
using System.Globalization;
using Aios.Temporal.Activities;

namespace Aios.Temporal.Worker.Activities;

/// <summary>Logger scope with the identifiers of an attempt.</summary>
internal sealed class ActivityLogScope(ActivityInfo info) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly KeyValuePair<string, object?>[] values =
    [
        new("ActivityId", info.ActivityId),
        new("ActivityType", info.ActivityType),
        new("Attempt", info.Attempt),
        new("Namespace", info.Namespace),
        new("TaskQueue", info.TaskQueue),
        new("WorkflowId", info.WorkflowId),
        new("WorkflowRunId", info.WorkflowRunId),
        new("WorkflowType", info.WorkflowType),
    ];

    public int Count => values.Length;

    public KeyValuePair<string, object?> this[int index] => values[index];

    public static ActivityLogScope Of(ActivityInfo info) => new(info);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{info.ActivityType} (id {info.ActivityId}, attempt {info.Attempt}, workflow {info.WorkflowId}, run {info.WorkflowRunId})");
}
