using System.Linq.Expressions;

namespace Aios.Temporal.Client;

public partial class TemporalClient
{
    /// <inheritdoc/>
    public async Task<WorkflowUpdateHandle> StartUpdateWithStartWorkflowAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> updateCall, WorkflowStartUpdateWithStartOptions options)
    {
        var (update, args) = TypedCall.Update(updateCall);
        return await StartUpdateWithStartWorkflowAsync<ValueTuple>(update, args, options);
    }

    /// <inheritdoc/>
    public async Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateWithStartWorkflowAsync<TWorkflow, TUpdateResult>(
        Expression<Func<TWorkflow, Task<TUpdateResult>>> updateCall, WorkflowStartUpdateWithStartOptions options)
    {
        var (update, args) = TypedCall.Update(updateCall);
        return await StartUpdateWithStartWorkflowAsync<TUpdateResult>(update, args, options);
    }

    /// <inheritdoc/>
    public async Task<WorkflowUpdateHandle> StartUpdateWithStartWorkflowAsync(
        string update, IReadOnlyCollection<object?> args, WorkflowStartUpdateWithStartOptions options) =>
        await StartUpdateWithStartWorkflowAsync<ValueTuple>(update, args, options);

    /// <inheritdoc/>
    public Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateWithStartWorkflowAsync<TUpdateResult>(
        string update, IReadOnlyCollection<object?> args, WorkflowStartUpdateWithStartOptions options) =>
        OutboundInterceptor.StartUpdateWithStartWorkflowAsync<TUpdateResult>(new(update, args, options, Headers: null));
}
