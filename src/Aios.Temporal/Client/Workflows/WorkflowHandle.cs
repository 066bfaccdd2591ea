using System.Linq.Expressions;
using Aios.Temporal.Client.Calls;

namespace Aios.Temporal.Client;

/// <summary>Handle of a workflow. It holds no resources; making one sends nothing.</summary>
/// <param name="Client">Client that makes the calls.</param>
/// <param name="Id">Workflow id.</param>
/// <param name="RunId">Run that signals, queries, updates, cancel and terminate are meant for. Unset: the current run.</param>
/// <param name="ResultRunId">Run whose result is awaited. Unset: the current run.</param>
/// <param name="FirstExecutionRunId">First run of the chain; protects cancel, terminate and updates from a later chain.</param>
public partial record WorkflowHandle(
    ITemporalClient Client, string Id, string? RunId = null, string? ResultRunId = null, string? FirstExecutionRunId = null)
{
    /// <summary>Waits until the workflow is closed.</summary>
    /// <param name="followRuns">Whether to follow continue-as-new, retries and cron to the last run. Default: yes.</param>
    /// <param name="rpcOptions">RPC options of each call; a time-out among them applies to each call.</param>
    /// <returns>Completes with the workflow.</returns>
    /// <exception cref="Exceptions.WorkflowFailedException">The workflow failed, timed out, was cancelled or terminated.</exception>
    /// <exception cref="Exceptions.WorkflowContinuedAsNewException">It continued as new and runs are not followed.</exception>
    /// <exception cref="Exceptions.RpcException">The server refused.</exception>
    public Task GetResultAsync(bool followRuns = true, RpcOptions? rpcOptions = null) =>
        GetResultAsync<ValueTuple>(followRuns, rpcOptions);

    /// <summary>Waits for the result of the workflow.</summary>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <inheritdoc cref="GetResultAsync(bool, RpcOptions?)"/>
    public virtual Task<TResult> GetResultAsync<TResult>(bool followRuns = true, RpcOptions? rpcOptions = null) =>
        WorkflowResult.GetAsync<TResult>(this, followRuns, rpcOptions);

    /// <summary>Sends a signal.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <param name="signalCall">Call of the signal method. It is not executed.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the server has recorded the signal.</returns>
    public Task SignalAsync<TWorkflow>(Expression<Func<TWorkflow, Task>> signalCall, WorkflowSignalOptions? options = null)
    {
        var (signal, args) = TypedCall.Signal(signalCall);
        return SignalAsync(signal, args, options);
    }

    /// <summary>Sends a signal by name.</summary>
    /// <param name="signal">Signal name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the server has recorded the signal.</returns>
    public virtual Task SignalAsync(
        string signal, IReadOnlyCollection<object?> args, WorkflowSignalOptions? options = null) =>
        Client.OutboundInterceptor.SignalWorkflowAsync(new(Id, RunId, signal, args, options, Headers: null));

    /// <summary>Queries the workflow. A worker must be running.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <typeparam name="TQueryResult">Result of the query.</typeparam>
    /// <param name="queryCall">Call of the query method, or access of the query property. It is not executed.</param>
    /// <param name="options">Options.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.WorkflowQueryFailedException">The query handler failed or is not known.</exception>
    /// <exception cref="Exceptions.WorkflowQueryRejectedException">The reject condition holds.</exception>
    public Task<TQueryResult> QueryAsync<TWorkflow, TQueryResult>(
        Expression<Func<TWorkflow, TQueryResult>> queryCall, WorkflowQueryOptions? options = null)
    {
        var (query, args) = TypedCall.Query(queryCall);
        return QueryAsync<TQueryResult>(query, args, options);
    }

    /// <summary>Queries the workflow by query name. A worker must be running.</summary>
    /// <typeparam name="TQueryResult">Result of the query.</typeparam>
    /// <param name="query">Query name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.WorkflowQueryFailedException">The query handler failed or is not known.</exception>
    /// <exception cref="Exceptions.WorkflowQueryRejectedException">The reject condition holds.</exception>
    public virtual Task<TQueryResult> QueryAsync<TQueryResult>(
        string query, IReadOnlyCollection<object?> args, WorkflowQueryOptions? options = null) =>
        Client.OutboundInterceptor.QueryWorkflowAsync<TQueryResult>(new(Id, RunId, query, args, options, Headers: null));

    /// <summary>Describes the workflow.</summary>
    /// <param name="options">Options.</param>
    /// <returns>The description.</returns>
    public virtual Task<WorkflowExecutionDescription> DescribeAsync(WorkflowDescribeOptions? options = null) =>
        Client.OutboundInterceptor.DescribeWorkflowAsync(new(Id, RunId, options));

    /// <summary>Requests cancellation. The workflow decides what it does with the request.</summary>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the server has recorded the request.</returns>
    public virtual Task CancelAsync(WorkflowCancelOptions? options = null) =>
        Client.OutboundInterceptor.CancelWorkflowAsync(new(Id, RunId, FirstExecutionRunId, options));

    /// <summary>Terminates the workflow at once; its code is not asked.</summary>
    /// <param name="reason">Reason.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the run is closed.</returns>
    public virtual Task TerminateAsync(string? reason = null, WorkflowTerminateOptions? options = null) =>
        Client.OutboundInterceptor.TerminateWorkflowAsync(new(Id, RunId, FirstExecutionRunId, reason, options));
}
