namespace Aios.Temporal.Workflows;

/// <summary>The update whose handler or validator is running.</summary>
/// <param name="Id">Update id, unique in the run.</param>
/// <param name="Name">Update name.</param>
public record WorkflowUpdateInfo(string Id, string Name);
