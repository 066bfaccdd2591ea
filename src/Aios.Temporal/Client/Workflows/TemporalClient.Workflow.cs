using System.Linq.Expressions;

namespace Aios.Temporal.Client;

public partial class TemporalClient
{
    /// <inheritdoc/>
    public async Task<WorkflowHandle<TWorkflow, TResult>> StartWorkflowAsync<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, WorkflowOptions options)
    {
        var (workflow, args) = TypedCall.Run(workflowRunCall);
        return await OutboundInterceptor.StartWorkflowAsync<TWorkflow, TResult>(new(workflow, args, options, Headers: null));
    }

    /// <inheritdoc/>
    public async Task<WorkflowHandle<TWorkflow>> StartWorkflowAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> workflowRunCall, WorkflowOptions options)
    {
        var (workflow, args) = TypedCall.Run(workflowRunCall);
        return await OutboundInterceptor.StartWorkflowAsync<TWorkflow, ValueTuple>(new(workflow, args, options, Headers: null));
    }

    /// <inheritdoc/>
    public async Task<WorkflowHandle> StartWorkflowAsync(
        string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options) =>
        await OutboundInterceptor.StartWorkflowAsync<ValueTuple, ValueTuple>(new(workflow, args, options, Headers: null));

    /// <inheritdoc/>
    public WorkflowHandle GetWorkflowHandle(string id, string? runId = null, string? firstExecutionRunId = null) =>
        new(this, id, runId, runId, firstExecutionRunId);

    /// <inheritdoc/>
    public WorkflowHandle<TWorkflow> GetWorkflowHandle<TWorkflow>(
        string id, string? runId = null, string? firstExecutionRunId = null) =>
        new(this, id, runId, runId, firstExecutionRunId);

    /// <inheritdoc/>
    public WorkflowHandle<TWorkflow, TResult> GetWorkflowHandle<TWorkflow, TResult>(
        string id, string? runId = null, string? firstExecutionRunId = null) =>
        new(this, id, runId, runId, firstExecutionRunId);
}
