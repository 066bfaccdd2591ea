using System.Linq.Expressions;
using Aios.Temporal.Common;

namespace Aios.Temporal.Client;

/// <summary>Calls composed of several calls of a client.</summary>
public static class ITemporalClientExtensions
{
    /// <summary>Starts a workflow and waits for its result.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <typeparam name="TResult">Result of the workflow.</typeparam>
    /// <param name="client">Client.</param>
    /// <param name="workflowRunCall">Call of the run method. It is not executed.</param>
    /// <param name="options">Start options; their RPC options also apply to the wait.</param>
    /// <returns>The result.</returns>
    public static async Task<TResult> ExecuteWorkflowAsync<TWorkflow, TResult>(
        this ITemporalClient client, Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, WorkflowOptions options)
    {
        var handle = await client.StartWorkflowAsync(workflowRunCall, options);
        return await handle.GetResultAsync(rpcOptions: options.Rpc);
    }

    /// <summary>Starts a workflow without result and waits until it is closed.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <param name="client">Client.</param>
    /// <param name="workflowRunCall">Call of the run method. It is not executed.</param>
    /// <param name="options">Start options; their RPC options also apply to the wait.</param>
    /// <returns>Completes with the workflow.</returns>
    public static async Task ExecuteWorkflowAsync<TWorkflow>(
        this ITemporalClient client, Expression<Func<TWorkflow, Task>> workflowRunCall, WorkflowOptions options)
    {
        var handle = await client.StartWorkflowAsync(workflowRunCall, options);
        await handle.GetResultAsync(rpcOptions: options.Rpc);
    }

    /// <summary>Starts a workflow by type name and waits until it is closed.</summary>
    /// <param name="client">Client.</param>
    /// <param name="workflow">Workflow type name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Start options; their RPC options also apply to the wait.</param>
    /// <returns>Completes with the workflow.</returns>
    public static async Task ExecuteWorkflowAsync(
        this ITemporalClient client, string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options)
    {
        var handle = await client.StartWorkflowAsync(workflow, args, options);
        await handle.GetResultAsync(rpcOptions: options.Rpc);
    }

    /// <summary>Starts a workflow by type name and waits for its result.</summary>
    /// <typeparam name="TResult">Result of the workflow.</typeparam>
    /// <param name="client">Client.</param>
    /// <param name="workflow">Workflow type name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Start options; their RPC options also apply to the wait.</param>
    /// <returns>The result.</returns>
    public static async Task<TResult> ExecuteWorkflowAsync<TResult>(
        this ITemporalClient client, string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options)
    {
        var handle = await client.StartWorkflowAsync(workflow, args, options);
        return await handle.GetResultAsync<TResult>(rpcOptions: options.Rpc);
    }

    /// <summary>Sends an update without result, starts the workflow if it does not run, and waits for the update.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <param name="client">Client.</param>
    /// <param name="updateCall">Call of the update method. It is not executed.</param>
    /// <param name="options">Options; the start operation is required.</param>
    /// <returns>Completes with the update.</returns>
    public static async Task ExecuteUpdateWithStartWorkflowAsync<TWorkflow>(
        this ITemporalClient client, Expression<Func<TWorkflow, Task>> updateCall, WorkflowUpdateWithStartOptions options)
    {
        var handle = await client.StartUpdateWithStartWorkflowAsync(updateCall, UntilCompleted(options));
        await handle.GetResultAsync(options.Rpc);
    }

    /// <summary>Sends an update, starts the workflow if it does not run, and waits for the result of the update.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <typeparam name="TUpdateResult">Result of the update.</typeparam>
    /// <param name="client">Client.</param>
    /// <param name="updateCall">Call of the update method. It is not executed.</param>
    /// <param name="options">Options; the start operation is required.</param>
    /// <returns>The result.</returns>
    public static async Task<TUpdateResult> ExecuteUpdateWithStartWorkflowAsync<TWorkflow, TUpdateResult>(
        this ITemporalClient client,
        Expression<Func<TWorkflow, Task<TUpdateResult>>> updateCall,
        WorkflowUpdateWithStartOptions options)
    {
        var handle = await client.StartUpdateWithStartWorkflowAsync(updateCall, UntilCompleted(options));
        return await handle.GetResultAsync(options.Rpc);
    }

    /// <summary>Sends an update by name, starts the workflow if it does not run, and waits for the update.</summary>
    /// <param name="client">Client.</param>
    /// <param name="update">Update name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options; the start operation is required.</param>
    /// <returns>Completes with the update.</returns>
    public static async Task ExecuteUpdateWithStartWorkflowAsync(
        this ITemporalClient client, string update, IReadOnlyCollection<object?> args, WorkflowUpdateWithStartOptions options)
    {
        var handle = await client.StartUpdateWithStartWorkflowAsync(update, args, UntilCompleted(options));
        await handle.GetResultAsync(options.Rpc);
    }

    /// <summary>Sends an update by name, starts the workflow if it does not run, and waits for the result of the update.</summary>
    /// <typeparam name="TUpdateResult">Result of the update.</typeparam>
    /// <param name="client">Client.</param>
    /// <param name="update">Update name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options; the start operation is required.</param>
    /// <returns>The result.</returns>
    public static async Task<TUpdateResult> ExecuteUpdateWithStartWorkflowAsync<TUpdateResult>(
        this ITemporalClient client, string update, IReadOnlyCollection<object?> args, WorkflowUpdateWithStartOptions options)
    {
        var handle = await client.StartUpdateWithStartWorkflowAsync<TUpdateResult>(update, args, UntilCompleted(options));
        return await handle.GetResultAsync(options.Rpc);
    }

    /// <summary>Lists workflows and fetches their histories, one after the other.</summary>
    /// <param name="client">Client.</param>
    /// <param name="query">Visibility query; empty for all.</param>
    /// <param name="listOptions">Options of the list.</param>
    /// <param name="historyFetchOptions">Options of the histories.</param>
    /// <returns>The histories, e.g. for replay.</returns>
    public static async IAsyncEnumerable<WorkflowHistory> ListWorkflowHistoriesAsync(
        this ITemporalClient client,
        string query,
        WorkflowListOptions? listOptions = null,
        WorkflowHistoryEventFetchOptions? historyFetchOptions = null)
    {
        await foreach (var workflow in client.ListWorkflowsAsync(query, listOptions))
        {
            yield return await client.GetWorkflowHandle(workflow.Id, workflow.RunId).FetchHistoryAsync(historyFetchOptions);
        }
    }

    private static WorkflowStartUpdateWithStartOptions UntilCompleted(WorkflowUpdateWithStartOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new()
        {
            Id = options.Id,
            Rpc = options.Rpc,
            StartWorkflowOperation = options.StartWorkflowOperation,
            WaitForStage = WorkflowUpdateStage.Completed,
        };
    }
}
