using Aios.Temporal.Api.Update.V1;
using Aios.Temporal.Client.Calls;

namespace Aios.Temporal.Client;

/// <summary>Handle of an update. It holds no resources; making one sends nothing.</summary>
/// <param name="Client">Client that makes the calls.</param>
/// <param name="Id">Update id.</param>
/// <param name="WorkflowId">Workflow id.</param>
/// <param name="WorkflowRunId">Run the update belongs to. Unset: the current run.</param>
public record WorkflowUpdateHandle(ITemporalClient Client, string Id, string WorkflowId, string? WorkflowRunId = null)
{
    /// <summary>Outcome that came with the answer to the send, so that no poll is needed.</summary>
    internal Outcome? KnownOutcome { get; init; }

    /// <summary>Waits until the update is completed.</summary>
    /// <param name="rpcOptions">RPC options of each poll.</param>
    /// <returns>Completes with the update.</returns>
    /// <exception cref="Exceptions.WorkflowUpdateFailedException">The update was rejected or failed.</exception>
    /// <exception cref="Exceptions.WorkflowUpdateRpcTimeoutOrCanceledException">A poll timed out or was cancelled.</exception>
    public Task GetResultAsync(RpcOptions? rpcOptions = null) => GetResultAsync<ValueTuple>(rpcOptions);

    /// <summary>Waits for the result of the update.</summary>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <inheritdoc cref="GetResultAsync(RpcOptions?)"/>
    public virtual Task<TResult> GetResultAsync<TResult>(RpcOptions? rpcOptions = null) =>
        WorkflowUpdateResult.GetAsync<TResult>(this, rpcOptions);
}

/// <summary>Handle of an update whose result is known.</summary>
/// <typeparam name="TResult">Result of the update.</typeparam>
/// <inheritdoc cref="WorkflowUpdateHandle"/>
public record WorkflowUpdateHandle<TResult>(
    ITemporalClient Client, string Id, string WorkflowId, string? WorkflowRunId = null)
    : WorkflowUpdateHandle(Client, Id, WorkflowId, WorkflowRunId)
{
    /// <summary>Waits for the result of the update.</summary>
    /// <inheritdoc cref="WorkflowUpdateHandle.GetResultAsync(RpcOptions?)"/>
    public new Task<TResult> GetResultAsync(RpcOptions? rpcOptions = null) => GetResultAsync<TResult>(rpcOptions);
}
