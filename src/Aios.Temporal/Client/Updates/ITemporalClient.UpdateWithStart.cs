using System.Linq.Expressions;

namespace Aios.Temporal.Client;

public partial interface ITemporalClient
{
    /// <summary>Sends an update without result to a workflow, and starts the workflow first if it does not run.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <param name="updateCall">Call of the update method. It is not executed.</param>
    /// <param name="options">Options; the start operation and the stage to wait for are required.</param>
    /// <returns>Handle of the update, once it has reached the stage.</returns>
    /// <exception cref="ArgumentException">The call or an option is not valid.</exception>
    /// <exception cref="Exceptions.WorkflowAlreadyStartedException">The conflict policy is Fail and the workflow runs.</exception>
    /// <exception cref="Exceptions.WorkflowUpdateRpcTimeoutOrCanceledException">The call timed out or was cancelled.</exception>
    /// <exception cref="Exceptions.RpcException">The server refused.</exception>
    Task<WorkflowUpdateHandle> StartUpdateWithStartWorkflowAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> updateCall, WorkflowStartUpdateWithStartOptions options);

    /// <summary>Sends an update with a result to a workflow, and starts the workflow first if it does not run.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <typeparam name="TUpdateResult">Result of the update.</typeparam>
    /// <inheritdoc cref="StartUpdateWithStartWorkflowAsync{TWorkflow}(Expression{Func{TWorkflow, Task}}, WorkflowStartUpdateWithStartOptions)"/>
    Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateWithStartWorkflowAsync<TWorkflow, TUpdateResult>(
        Expression<Func<TWorkflow, Task<TUpdateResult>>> updateCall, WorkflowStartUpdateWithStartOptions options);

    /// <summary>Sends an update by name, and starts the workflow first if it does not run.</summary>
    /// <param name="update">Update name.</param>
    /// <param name="args">Arguments of the update.</param>
    /// <param name="options">Options; the start operation and the stage to wait for are required.</param>
    /// <returns>Handle of the update, once it has reached the stage.</returns>
    Task<WorkflowUpdateHandle> StartUpdateWithStartWorkflowAsync(
        string update, IReadOnlyCollection<object?> args, WorkflowStartUpdateWithStartOptions options);

    /// <inheritdoc cref="StartUpdateWithStartWorkflowAsync(string, IReadOnlyCollection{object?}, WorkflowStartUpdateWithStartOptions)"/>
    /// <typeparam name="TUpdateResult">Result of the update.</typeparam>
    Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateWithStartWorkflowAsync<TUpdateResult>(
        string update, IReadOnlyCollection<object?> args, WorkflowStartUpdateWithStartOptions options);
}
