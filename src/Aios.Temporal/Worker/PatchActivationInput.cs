using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker;

/// <summary>Asked when a live run meets a patch that its history does not have yet.</summary>
/// <param name="WorkflowInfo">The run.</param>
/// <param name="PatchId">Patch id.</param>
public record PatchActivationInput(WorkflowInfo WorkflowInfo, string PatchId);
