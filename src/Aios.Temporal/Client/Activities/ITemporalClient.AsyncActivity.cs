namespace Aios.Temporal.Client;

public partial interface ITemporalClient
{
    /// <summary>Makes a handle to complete an activity outside of its method, by task token.</summary>
    /// <param name="taskToken">Token taken from the activity's information.</param>
    /// <returns>The handle.</returns>
    AsyncActivityHandle GetAsyncActivityHandle(byte[] taskToken);

    /// <summary>Makes a handle to complete an activity outside of its method, by ids.</summary>
    /// <param name="workflowId">Id of the workflow that scheduled the activity.</param>
    /// <param name="runId">Run id of that workflow.</param>
    /// <param name="activityId">Activity id.</param>
    /// <returns>The handle.</returns>
    AsyncActivityHandle GetAsyncActivityHandle(string workflowId, string runId, string activityId);
}
