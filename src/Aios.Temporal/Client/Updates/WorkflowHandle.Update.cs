using System.Linq.Expressions;

namespace Aios.Temporal.Client;

public partial record WorkflowHandle
{
    /// <summary>Sends an update without result and waits until it has reached a stage.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <param name="updateCall">Call of the update method. It is not executed.</param>
    /// <param name="options">Options; the stage to wait for is required.</param>
    /// <returns>Handle of the update.</returns>
    /// <exception cref="ArgumentException">The stage is neither accepted nor completed.</exception>
    /// <exception cref="Exceptions.WorkflowUpdateRpcTimeoutOrCanceledException">The call timed out or was cancelled.</exception>
    public async Task<WorkflowUpdateHandle> StartUpdateAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> updateCall, WorkflowUpdateStartOptions options)
    {
        var (update, args) = TypedCall.Update(updateCall);
        return await StartUpdateAsync<ValueTuple>(update, args, options);
    }

    /// <summary>Sends an update with a result and waits until it has reached a stage.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <typeparam name="TUpdateResult">Result of the update.</typeparam>
    /// <inheritdoc cref="StartUpdateAsync{TWorkflow}(Expression{Func{TWorkflow, Task}}, WorkflowUpdateStartOptions)"/>
    public Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateAsync<TWorkflow, TUpdateResult>(
        Expression<Func<TWorkflow, Task<TUpdateResult>>> updateCall, WorkflowUpdateStartOptions options)
    {
        var (update, args) = TypedCall.Update(updateCall);
        return StartUpdateAsync<TUpdateResult>(update, args, options);
    }

    /// <summary>Sends an update by name and waits until it has reached a stage.</summary>
    /// <param name="update">Update name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options; the stage to wait for is required.</param>
    /// <returns>Handle of the update.</returns>
    public async Task<WorkflowUpdateHandle> StartUpdateAsync(
        string update, IReadOnlyCollection<object?> args, WorkflowUpdateStartOptions options) =>
        await StartUpdateAsync<ValueTuple>(update, args, options);

    /// <inheritdoc cref="StartUpdateAsync(string, IReadOnlyCollection{object?}, WorkflowUpdateStartOptions)"/>
    /// <typeparam name="TUpdateResult">Result of the update.</typeparam>
    public virtual Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateAsync<TUpdateResult>(
        string update, IReadOnlyCollection<object?> args, WorkflowUpdateStartOptions options) =>
        Client.OutboundInterceptor.StartWorkflowUpdateAsync<TUpdateResult>(
            new(Id, RunId, FirstExecutionRunId, update, args, options, Headers: null));

    /// <summary>Sends an update without result and waits until it is completed.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <param name="updateCall">Call of the update method. It is not executed.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes with the update.</returns>
    /// <exception cref="Exceptions.WorkflowUpdateFailedException">The update was rejected or failed.</exception>
    /// <exception cref="Exceptions.WorkflowUpdateRpcTimeoutOrCanceledException">The call timed out or was cancelled.</exception>
    public Task ExecuteUpdateAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> updateCall, WorkflowUpdateOptions? options = null)
    {
        var (update, args) = TypedCall.Update(updateCall);
        return ExecuteUpdateAsync<ValueTuple>(update, args, options);
    }

    /// <summary>Sends an update and waits for its result.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <typeparam name="TUpdateResult">Result of the update.</typeparam>
    /// <inheritdoc cref="ExecuteUpdateAsync{TWorkflow}(Expression{Func{TWorkflow, Task}}, WorkflowUpdateOptions?)"/>
    public Task<TUpdateResult> ExecuteUpdateAsync<TWorkflow, TUpdateResult>(
        Expression<Func<TWorkflow, Task<TUpdateResult>>> updateCall, WorkflowUpdateOptions? options = null)
    {
        var (update, args) = TypedCall.Update(updateCall);
        return ExecuteUpdateAsync<TUpdateResult>(update, args, options);
    }

    /// <summary>Sends an update by name and waits until it is completed.</summary>
    /// <param name="update">Update name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes with the update.</returns>
    public Task ExecuteUpdateAsync(
        string update, IReadOnlyCollection<object?> args, WorkflowUpdateOptions? options = null) =>
        ExecuteUpdateAsync<ValueTuple>(update, args, options);

    /// <summary>Sends an update by name and waits for its result.</summary>
    /// <typeparam name="TUpdateResult">Result of the update.</typeparam>
    /// <param name="update">Update name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options.</param>
    /// <returns>The result.</returns>
    public async Task<TUpdateResult> ExecuteUpdateAsync<TUpdateResult>(
        string update, IReadOnlyCollection<object?> args, WorkflowUpdateOptions? options = null)
    {
        var startOptions = new WorkflowUpdateStartOptions(WorkflowUpdateStage.Completed) { Id = options?.Id, Rpc = options?.Rpc };
        var handle = await StartUpdateAsync<TUpdateResult>(update, args, startOptions);
        return await handle.GetResultAsync(options?.Rpc);
    }

    /// <summary>Makes a handle of an update that was sent before. Nothing is sent.</summary>
    /// <param name="id">Update id.</param>
    /// <returns>The handle.</returns>
    public WorkflowUpdateHandle GetUpdateHandle(string id) => new(Client, id, Id, RunId);

    /// <inheritdoc cref="GetUpdateHandle"/>
    /// <typeparam name="TUpdateResult">Result of the update.</typeparam>
    public WorkflowUpdateHandle<TUpdateResult> GetUpdateHandle<TUpdateResult>(string id) => new(Client, id, Id, RunId);
}
