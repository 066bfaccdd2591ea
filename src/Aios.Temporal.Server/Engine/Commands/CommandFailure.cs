using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Server.Engine.Commands;

/// <summary>
/// A command that cannot be applied: everything of its completion is discarded and the workflow task fails with this cause
/// (server semantics 3.7, step 9).
/// </summary>
internal sealed class CommandFailure(WorkflowTaskFailedCause cause, string detail = "", bool terminatesRun = false)
    : Exception(detail.Length == 0 ? $"{cause}" : $"{cause}: {detail}")
{
    public WorkflowTaskFailedCause Cause { get; } = cause;

    /// <summary>Oversized payloads end the run: a retry would fail the same way.</summary>
    public bool TerminatesRun { get; } = terminatesRun;
}
