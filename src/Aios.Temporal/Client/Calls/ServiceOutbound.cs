using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Client.Schedules;

namespace Aios.Temporal.Client.Calls;

/// <summary>The end of the interceptor chain: every call goes to its own file.</summary>
internal sealed class ServiceOutbound(TemporalClient client) : ClientOutboundInterceptor
{
    public override Task<WorkflowHandle<TWorkflow, TResult>> StartWorkflowAsync<TWorkflow, TResult>(StartWorkflowInput input) =>
        StartWorkflowCall.InvokeAsync<TWorkflow, TResult>(client, input);

    public override Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateWithStartWorkflowAsync<TUpdateResult>(
        StartUpdateWithStartWorkflowInput input) => UpdateWithStartCall.InvokeAsync<TUpdateResult>(client, input);

    public override Task SignalWorkflowAsync(SignalWorkflowInput input) => SignalWorkflowCall.InvokeAsync(client, input);

    public override Task<TResult> QueryWorkflowAsync<TResult>(QueryWorkflowInput input) =>
        QueryWorkflowCall.InvokeAsync<TResult>(client, input);

    public override Task<WorkflowUpdateHandle<TResult>> StartWorkflowUpdateAsync<TResult>(StartWorkflowUpdateInput input) =>
        UpdateWorkflowCall.InvokeAsync<TResult>(client, input);

    public override Task<WorkflowExecutionDescription> DescribeWorkflowAsync(DescribeWorkflowInput input) =>
        ReadWorkflowCalls.DescribeAsync(client, input);

    public override Task CancelWorkflowAsync(CancelWorkflowInput input) => CloseWorkflowCalls.CancelAsync(client, input);

    public override Task TerminateWorkflowAsync(TerminateWorkflowInput input) => CloseWorkflowCalls.TerminateAsync(client, input);

    public override Task<WorkflowHistoryEventPage> FetchWorkflowHistoryEventPageAsync(FetchWorkflowHistoryEventPageInput input) =>
        ReadWorkflowCalls.FetchPageAsync(client, input);

    public override IAsyncEnumerable<WorkflowExecution> ListWorkflowsAsync(ListWorkflowsInput input) =>
        ListWorkflowCalls.ListAsync(client, input);

    public override Task<WorkflowExecutionCount> CountWorkflowsAsync(CountWorkflowsInput input) =>
        ListWorkflowCalls.CountAsync(client, input);

    public override Task<WorkflowListPage> ListWorkflowsPaginatedAsync(ListWorkflowsPaginatedInput input) =>
        ListWorkflowCalls.ListPageAsync(client, input);

    public override Task HeartbeatAsyncActivityAsync(HeartbeatAsyncActivityInput input) =>
        AsyncActivityCalls.HeartbeatAsync(client, input);

    public override Task CompleteAsyncActivityAsync(CompleteAsyncActivityInput input) =>
        AsyncActivityCalls.CompleteAsync(client, input);

    public override Task FailAsyncActivityAsync(FailAsyncActivityInput input) => AsyncActivityCalls.FailAsync(client, input);

    public override Task ReportCancellationAsyncActivityAsync(ReportCancellationAsyncActivityInput input) =>
        AsyncActivityCalls.ReportCancellationAsync(client, input);

    public override Task<ScheduleHandle> CreateScheduleAsync(CreateScheduleInput input) => ScheduleCalls.CreateAsync(client, input);

    public override IAsyncEnumerable<ScheduleListDescription> ListSchedulesAsync(ListSchedulesInput input) =>
        ScheduleCalls.ListAsync(client, input);

    public override Task BackfillScheduleAsync(BackfillScheduleInput input) => ScheduleCalls.BackfillAsync(client, input);

    public override Task DeleteScheduleAsync(DeleteScheduleInput input) => ScheduleCalls.DeleteAsync(client, input);

    public override Task<ScheduleDescription> DescribeScheduleAsync(DescribeScheduleInput input) =>
        ScheduleCalls.DescribeAsync(client, input);

    public override Task PauseScheduleAsync(PauseScheduleInput input) => ScheduleCalls.PauseAsync(client, input);

    public override Task TriggerScheduleAsync(TriggerScheduleInput input) => ScheduleCalls.TriggerAsync(client, input);

    public override Task UnpauseScheduleAsync(UnpauseScheduleInput input) => ScheduleCalls.UnpauseAsync(client, input);

    public override Task UpdateScheduleAsync(UpdateScheduleInput input) => UpdateScheduleCall.InvokeAsync(client, input);
}
