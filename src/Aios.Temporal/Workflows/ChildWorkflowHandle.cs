using System.Linq.Expressions;
using Aios.Temporal.Common;

namespace Aios.Temporal.Workflows;

/// <summary>A started child workflow, seen from its parent.</summary>
public abstract class ChildWorkflowHandle
{
    /// <summary>Workflow id of the child.</summary>
    public abstract string Id { get; }

    /// <summary>Run id of the child's first run.</summary>
    public abstract string FirstExecutionRunId { get; }

    /// <summary>Waits for the end of the child and ignores its result.</summary>
    /// <returns>Completes with the child.</returns>
    /// <exception cref="Exceptions.ChildWorkflowFailureException">The child did not complete.</exception>
    public Task GetResultAsync() => GetResultAsync<ValueTuple>();

    /// <summary>Waits for the result of the child.</summary>
    /// <typeparam name="TResult">Type the result is converted to.</typeparam>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ChildWorkflowFailureException">The child did not complete.</exception>
    public abstract Task<TResult> GetResultAsync<TResult>();

    /// <summary>Signals the child and waits until the server has accepted the signal.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface of the child.</typeparam>
    /// <param name="signalCall">Call of the signal method.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the signal is accepted.</returns>
    public Task SignalAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> signalCall, ChildWorkflowSignalOptions? options = null)
    {
        var call = ExpressionCall.From(signalCall);
        return SignalAsync(WorkflowSignalDefinition.NameFromMethodForCall(call.Method), call.Arguments, options);
    }

    /// <summary>Signals the child by name and waits until the server has accepted the signal.</summary>
    /// <param name="signal">Signal name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the signal is accepted.</returns>
    public abstract Task SignalAsync(
        string signal, IReadOnlyCollection<object?> args, ChildWorkflowSignalOptions? options = null);
}

/// <summary>A started child workflow of a known type.</summary>
/// <typeparam name="TWorkflow">Workflow class or interface of the child.</typeparam>
public abstract class ChildWorkflowHandle<TWorkflow> : ChildWorkflowHandle
{
    /// <summary>Signals the child and waits until the server has accepted the signal.</summary>
    /// <param name="signalCall">Call of the signal method.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the signal is accepted.</returns>
    public Task SignalAsync(
        Expression<Func<TWorkflow, Task>> signalCall, ChildWorkflowSignalOptions? options = null) =>
        SignalAsync<TWorkflow>(signalCall, options);
}

/// <summary>A started child workflow of a known type and result.</summary>
/// <typeparam name="TWorkflow">Workflow class or interface of the child.</typeparam>
/// <typeparam name="TResult">Result of the child.</typeparam>
public abstract class ChildWorkflowHandle<TWorkflow, TResult> : ChildWorkflowHandle<TWorkflow>
{
    /// <summary>Waits for the result of the child.</summary>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ChildWorkflowFailureException">The child did not complete.</exception>
    public new Task<TResult> GetResultAsync() => GetResultAsync<TResult>();
}
