using Aios.Temporal.Common;

namespace Aios.Temporal.Worker;

/// <summary>Outcome of replaying one history.</summary>
/// <param name="History">History that was replayed.</param>
/// <param name="ReplayFailure">Why it could not be replayed, null on success. A failed workflow is not a failed replay.</param>
public record WorkflowReplayResult(WorkflowHistory History, Exception? ReplayFailure);
