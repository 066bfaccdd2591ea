using Aios.Scenarios.Catalogue;

namespace Aios.Scenarios.Running;

/// <summary>The comparable part of a history.</summary>
public static class HistoryShape
{
    public static IReadOnlyList<string> Of(IReadOnlyList<string> eventTypes, HistoryComparison comparison) => comparison switch
    {
        HistoryComparison.Exact => eventTypes,
        HistoryComparison.WithoutTasks => [.. WithoutTasks(eventTypes)],
        HistoryComparison.Unordered => [.. WithoutTasks(eventTypes).Order(StringComparer.Ordinal)],
        _ => [],
    };

    private static IEnumerable<string> WithoutTasks(IEnumerable<string> eventTypes) =>
        eventTypes.Where(type => !type.StartsWith("WorkflowTask", StringComparison.Ordinal));
}
