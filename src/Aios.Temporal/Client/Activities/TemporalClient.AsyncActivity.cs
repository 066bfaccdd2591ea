namespace Aios.Temporal.Client;

public partial class TemporalClient
{
    /// <inheritdoc/>
    public AsyncActivityHandle GetAsyncActivityHandle(byte[] taskToken) =>
        new(this, new AsyncActivityHandle.TaskTokenReference(taskToken));

    /// <inheritdoc/>
    public AsyncActivityHandle GetAsyncActivityHandle(string workflowId, string runId, string activityId) =>
        new(this, new AsyncActivityHandle.IdReference(workflowId, runId, activityId));
}
