namespace Aios.Temporal.Server.Storage;

/// <summary>Identifies one run.</summary>
internal readonly record struct RunKey(string NamespaceId, string WorkflowId, string RunId);
