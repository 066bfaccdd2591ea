namespace Aios.Temporal.Endurance.Tests;

/// <summary>Reads every history of a task queue and counts what must not be there.</summary>
internal static class HistoryAudit
{
    public static async Task<IReadOnlyList<string>> NondeterminismAsync(TemporalClient client, IEnumerable<string> workflowIds)
    {
        var found = new List<string>();
        foreach (var id in workflowIds)
        {
            var history = await client.GetWorkflowHandle(id).FetchHistoryAsync();
            found.AddRange(history.Events
                .Where(happened => happened.WorkflowTaskFailedEventAttributes is not null)
                .Select(happened => $"{id}: {happened.WorkflowTaskFailedEventAttributes.Cause}: {happened.WorkflowTaskFailedEventAttributes.Failure?.Message}"));
        }

        return found;
    }
}
