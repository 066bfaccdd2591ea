using System.Linq.Expressions;

namespace Aios.Temporal.Client;

public partial interface ITemporalClient
{
    /// <summary>Starts a workflow that has a result.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <typeparam name="TResult">Result of the workflow.</typeparam>
    /// <param name="workflowRunCall">Call of the run method, e.g. <c>wf => wf.RunAsync(input)</c>. It is not executed.</param>
    /// <param name="options">Start options; id and task queue are required.</param>
    /// <returns>Handle of the started workflow.</returns>
    /// <exception cref="ArgumentException">The call or an option is not valid.</exception>
    /// <exception cref="Exceptions.WorkflowAlreadyStartedException">The id policies forbid the start.</exception>
    /// <exception cref="Exceptions.RpcException">The server refused.</exception>
    Task<WorkflowHandle<TWorkflow, TResult>> StartWorkflowAsync<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, WorkflowOptions options);

    /// <summary>Starts a workflow without a result.</summary>
    /// <inheritdoc cref="StartWorkflowAsync{TWorkflow, TResult}"/>
    Task<WorkflowHandle<TWorkflow>> StartWorkflowAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> workflowRunCall, WorkflowOptions options);

    /// <summary>Starts a workflow by type name.</summary>
    /// <param name="workflow">Workflow type name.</param>
    /// <param name="args">Arguments of the run method.</param>
    /// <param name="options">Start options; id and task queue are required.</param>
    /// <returns>Handle of the started workflow.</returns>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    /// <exception cref="Exceptions.WorkflowAlreadyStartedException">The id policies forbid the start.</exception>
    /// <exception cref="Exceptions.RpcException">The server refused.</exception>
    Task<WorkflowHandle> StartWorkflowAsync(string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options);

    /// <summary>Makes a handle of an existing workflow. Nothing is sent.</summary>
    /// <param name="id">Workflow id.</param>
    /// <param name="runId">Run the calls are meant for. Unset: the current run at the time of each call.</param>
    /// <param name="firstExecutionRunId">First run of the chain; protects cancel and terminate from a later chain.</param>
    /// <returns>The handle.</returns>
    WorkflowHandle GetWorkflowHandle(string id, string? runId = null, string? firstExecutionRunId = null);

    /// <inheritdoc cref="GetWorkflowHandle(string, string?, string?)"/>
    /// <typeparam name="TWorkflow">Workflow class or interface, for typed calls.</typeparam>
    WorkflowHandle<TWorkflow> GetWorkflowHandle<TWorkflow>(string id, string? runId = null, string? firstExecutionRunId = null);

    /// <inheritdoc cref="GetWorkflowHandle(string, string?, string?)"/>
    /// <typeparam name="TWorkflow">Workflow class or interface, for typed calls.</typeparam>
    /// <typeparam name="TResult">Result of the workflow.</typeparam>
    WorkflowHandle<TWorkflow, TResult> GetWorkflowHandle<TWorkflow, TResult>(
        string id, string? runId = null, string? firstExecutionRunId = null);
}
