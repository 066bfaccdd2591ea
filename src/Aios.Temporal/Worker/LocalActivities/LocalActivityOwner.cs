namespace Aios.Temporal.Worker.LocalActivities;

/// <summary>The run that local activities belong to.</summary>
internal sealed record LocalActivityOwner(string WorkflowId, string RunId, string WorkflowType);
