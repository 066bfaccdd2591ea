using Aios.Temporal.Api.Sdk.V1;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Answer of the metadata query: what tools show of a workflow.</summary>
internal static class WorkflowMetadataReader
{
    public static WorkflowMetadata Read(InstanceParts parts)
    {
        var definition = new WorkflowDefinition { Type = parts.State.Info.WorkflowType };
        AddAll(
            definition.QueryDefinitions,
            parts.Queries.Dynamic?.Description,
            parts.Queries.Dynamic is not null,
            parts.Queries.Registry.Definitions.Select(d => (d.Name!, d.Description)));
        AddAll(
            definition.SignalDefinitions,
            parts.Signals.Dynamic?.Description,
            parts.Signals.Dynamic is not null,
            parts.Signals.Registry.Definitions.Select(d => (d.Name!, d.Description)));
        AddAll(
            definition.UpdateDefinitions,
            parts.Updates.Dynamic?.Description,
            parts.Updates.Dynamic is not null,
            parts.Updates.Registry.Definitions.Select(d => (d.Name!, d.Description)));
        return new() { Definition = definition, CurrentDetails = parts.CurrentDetails };
    }

    private static void AddAll(
        ICollection<WorkflowInteractionDefinition> target,
        string? dynamicDescription,
        bool hasDynamic,
        IEnumerable<(string Name, string? Description)> named)
    {
        if (hasDynamic)
        {
            target.Add(new() { Description = dynamicDescription ?? string.Empty });
        }

        foreach (var (name, description) in named.OrderBy(d => d.Name, StringComparer.Ordinal))
        {
            target.Add(new() { Name = name, Description = description ?? string.Empty });
        }
    }
}
