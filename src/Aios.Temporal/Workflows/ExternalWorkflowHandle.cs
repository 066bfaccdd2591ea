using System.Linq.Expressions;
using Aios.Temporal.Common;

namespace Aios.Temporal.Workflows;

/// <summary>Another workflow of the same namespace, which may or may not exist.</summary>
public abstract class ExternalWorkflowHandle
{
    /// <summary>Workflow id.</summary>
    public abstract string Id { get; }

    /// <summary>Run id; null for whatever run is current.</summary>
    public abstract string? RunId { get; }

    /// <summary>Signals the workflow and waits until the server has accepted the signal.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <param name="signalCall">Call of the signal method.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the signal is accepted.</returns>
    public Task SignalAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> signalCall, ExternalWorkflowSignalOptions? options = null)
    {
        var call = ExpressionCall.From(signalCall);
        return SignalAsync(WorkflowSignalDefinition.NameFromMethodForCall(call.Method), call.Arguments, options);
    }

    /// <summary>Signals the workflow by name and waits until the server has accepted the signal.</summary>
    /// <param name="signal">Signal name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the signal is accepted.</returns>
    public abstract Task SignalAsync(
        string signal, IReadOnlyCollection<object?> args, ExternalWorkflowSignalOptions? options = null);

    /// <summary>Asks the workflow to cancel itself and waits until the server has accepted the request.</summary>
    /// <returns>Completes when the request is accepted.</returns>
    public abstract Task CancelAsync();

    /// <summary>Asks the workflow to cancel itself and waits until the server has accepted the request.</summary>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the request is accepted.</returns>
    public virtual Task CancelAsync(ExternalWorkflowCancelOptions? options) => CancelAsync();
}

/// <summary>Another workflow of a known type.</summary>
/// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
public abstract class ExternalWorkflowHandle<TWorkflow> : ExternalWorkflowHandle
{
    /// <summary>Signals the workflow and waits until the server has accepted the signal.</summary>
    /// <param name="signalCall">Call of the signal method.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the signal is accepted.</returns>
    public Task SignalAsync(
        Expression<Func<TWorkflow, Task>> signalCall, ExternalWorkflowSignalOptions? options = null) =>
        SignalAsync<TWorkflow>(signalCall, options);
}
