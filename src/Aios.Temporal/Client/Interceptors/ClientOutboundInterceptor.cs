using Aios.Temporal.Client.Schedules;

namespace Aios.Temporal.Client.Interceptors;

/// <summary>
/// Base of client interceptors. Every call of a client passes through the chain; by default a call is handed to the next
/// interceptor, the last one makes the RPC.
/// </summary>
public abstract class ClientOutboundInterceptor
{
    private readonly ClientOutboundInterceptor? next;

    /// <summary>Creates an interceptor in front of another.</summary>
    /// <param name="next">The next interceptor of the chain.</param>
    protected ClientOutboundInterceptor(ClientOutboundInterceptor next) =>
        this.next = next ?? throw new ArgumentNullException(nameof(next));

    /// <summary>Creates the end of a chain, which overrides every method.</summary>
    private protected ClientOutboundInterceptor()
    {
    }

    /// <summary>The next interceptor of the chain.</summary>
    protected ClientOutboundInterceptor Next =>
        next ?? throw new InvalidOperationException("This is the last interceptor of the chain: it has no next one.");

    /// <summary>Records a heartbeat of an asynchronous activity.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task HeartbeatAsyncActivityAsync(HeartbeatAsyncActivityInput input) =>
        Next.HeartbeatAsyncActivityAsync(input);

    /// <summary>Completes an asynchronous activity.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task CompleteAsyncActivityAsync(CompleteAsyncActivityInput input) =>
        Next.CompleteAsyncActivityAsync(input);

    /// <summary>Fails an asynchronous activity.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task FailAsyncActivityAsync(FailAsyncActivityInput input) =>
        Next.FailAsyncActivityAsync(input);

    /// <summary>Reports that an asynchronous activity was cancelled.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task ReportCancellationAsyncActivityAsync(ReportCancellationAsyncActivityInput input) =>
        Next.ReportCancellationAsyncActivityAsync(input);

    /// <summary>Creates a schedule.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task<ScheduleHandle> CreateScheduleAsync(CreateScheduleInput input) =>
        Next.CreateScheduleAsync(input);

    /// <summary>Lists schedules.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual IAsyncEnumerable<ScheduleListDescription> ListSchedulesAsync(ListSchedulesInput input) =>
        Next.ListSchedulesAsync(input);

    /// <summary>Runs a schedule for past time ranges.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task BackfillScheduleAsync(BackfillScheduleInput input) =>
        Next.BackfillScheduleAsync(input);

    /// <summary>Deletes a schedule.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task DeleteScheduleAsync(DeleteScheduleInput input) =>
        Next.DeleteScheduleAsync(input);

    /// <summary>Describes a schedule.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task<ScheduleDescription> DescribeScheduleAsync(DescribeScheduleInput input) =>
        Next.DescribeScheduleAsync(input);

    /// <summary>Pauses a schedule.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task PauseScheduleAsync(PauseScheduleInput input) =>
        Next.PauseScheduleAsync(input);

    /// <summary>Runs the action of a schedule at once.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task TriggerScheduleAsync(TriggerScheduleInput input) =>
        Next.TriggerScheduleAsync(input);

    /// <summary>Unpauses a schedule.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task UnpauseScheduleAsync(UnpauseScheduleInput input) =>
        Next.UnpauseScheduleAsync(input);

    /// <summary>Changes a schedule.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task UpdateScheduleAsync(UpdateScheduleInput input) =>
        Next.UpdateScheduleAsync(input);

    /// <summary>Starts a workflow, or signals it with start.</summary>
    /// <typeparam name="TWorkflow">Workflow type, or a placeholder for untyped calls.</typeparam>
    /// <typeparam name="TResult">Result type.</typeparam>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task<WorkflowHandle<TWorkflow, TResult>> StartWorkflowAsync<TWorkflow, TResult>(StartWorkflowInput input) =>
        Next.StartWorkflowAsync<TWorkflow, TResult>(input);

    /// <summary>Sends an update and starts the workflow if needed.</summary>
    /// <typeparam name="TUpdateResult">Result type of the update.</typeparam>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateWithStartWorkflowAsync<TUpdateResult>(StartUpdateWithStartWorkflowInput input) =>
        Next.StartUpdateWithStartWorkflowAsync<TUpdateResult>(input);

    /// <summary>Signals a workflow.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task SignalWorkflowAsync(SignalWorkflowInput input) =>
        Next.SignalWorkflowAsync(input);

    /// <summary>Queries a workflow.</summary>
    /// <typeparam name="TResult">Result type.</typeparam>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task<TResult> QueryWorkflowAsync<TResult>(QueryWorkflowInput input) =>
        Next.QueryWorkflowAsync<TResult>(input);

    /// <summary>Sends an update to a workflow.</summary>
    /// <typeparam name="TResult">Result type.</typeparam>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task<WorkflowUpdateHandle<TResult>> StartWorkflowUpdateAsync<TResult>(StartWorkflowUpdateInput input) =>
        Next.StartWorkflowUpdateAsync<TResult>(input);

    /// <summary>Describes a workflow.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task<WorkflowExecutionDescription> DescribeWorkflowAsync(DescribeWorkflowInput input) =>
        Next.DescribeWorkflowAsync(input);

    /// <summary>Requests cancellation of a workflow.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task CancelWorkflowAsync(CancelWorkflowInput input) =>
        Next.CancelWorkflowAsync(input);

    /// <summary>Terminates a workflow.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task TerminateWorkflowAsync(TerminateWorkflowInput input) =>
        Next.TerminateWorkflowAsync(input);

    /// <summary>Fetches one page of history events.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task<WorkflowHistoryEventPage> FetchWorkflowHistoryEventPageAsync(FetchWorkflowHistoryEventPageInput input) =>
        Next.FetchWorkflowHistoryEventPageAsync(input);

    /// <summary>Lists workflows.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual IAsyncEnumerable<WorkflowExecution> ListWorkflowsAsync(ListWorkflowsInput input) =>
        Next.ListWorkflowsAsync(input);

    /// <summary>Counts workflows.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task<WorkflowExecutionCount> CountWorkflowsAsync(CountWorkflowsInput input) =>
        Next.CountWorkflowsAsync(input);

    /// <summary>Lists one page of workflows.</summary>
    /// <param name="input">What was asked.</param>
    /// <returns>The outcome of the call.</returns>
    public virtual Task<WorkflowListPage> ListWorkflowsPaginatedAsync(ListWorkflowsPaginatedInput input) =>
        Next.ListWorkflowsPaginatedAsync(input);
}
