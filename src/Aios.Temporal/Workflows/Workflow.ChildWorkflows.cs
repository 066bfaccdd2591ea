using System.Linq.Expressions;
using Aios.Temporal.Common;

namespace Aios.Temporal.Workflows;

/// <content>Child workflows, other workflows and continue-as-new.</content>
public static partial class Workflow
{
    /// <summary>Starts a child workflow and waits for its result.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <typeparam name="TResult">Result of the child.</typeparam>
    /// <param name="workflowRunCall">Call of the run method; only its name and arguments are used.</param>
    /// <param name="options">Options.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ChildWorkflowFailureException">The child did not complete.</exception>
    /// <exception cref="Exceptions.WorkflowAlreadyStartedException">A workflow with this id already runs.</exception>
    public static async Task<TResult> ExecuteChildWorkflowAsync<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, ChildWorkflowOptions? options = null)
    {
        var handle = await StartChildWorkflowAsync(workflowRunCall, options).ConfigureAwait(true);
        return await handle.GetResultAsync().ConfigureAwait(true);
    }

    /// <summary>Starts a child workflow and waits until it has completed.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <param name="workflowRunCall">Call of the run method; only its name and arguments are used.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes with the child.</returns>
    /// <exception cref="Exceptions.ChildWorkflowFailureException">The child did not complete.</exception>
    /// <exception cref="Exceptions.WorkflowAlreadyStartedException">A workflow with this id already runs.</exception>
    public static async Task ExecuteChildWorkflowAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> workflowRunCall, ChildWorkflowOptions? options = null)
    {
        var handle = await StartChildWorkflowAsync(workflowRunCall, options).ConfigureAwait(true);
        await handle.GetResultAsync().ConfigureAwait(true);
    }

    /// <summary>Starts a child workflow by name and waits until it has completed.</summary>
    /// <param name="workflow">Workflow type name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes with the child.</returns>
    public static Task ExecuteChildWorkflowAsync(
        string workflow, IReadOnlyCollection<object?> args, ChildWorkflowOptions? options = null) =>
        ExecuteChildWorkflowAsync<ValueTuple>(workflow, args, options);

    /// <summary>Starts a child workflow by name and waits for its result.</summary>
    /// <typeparam name="TResult">Type the result is converted to.</typeparam>
    /// <param name="workflow">Workflow type name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options.</param>
    /// <returns>The result.</returns>
    public static async Task<TResult> ExecuteChildWorkflowAsync<TResult>(
        string workflow, IReadOnlyCollection<object?> args, ChildWorkflowOptions? options = null)
    {
        var handle = await StartChildWorkflowAsync(workflow, args, options).ConfigureAwait(true);
        return await handle.GetResultAsync<TResult>().ConfigureAwait(true);
    }

    /// <summary>Starts a child workflow.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <typeparam name="TResult">Result of the child.</typeparam>
    /// <param name="workflowRunCall">Call of the run method; only its name and arguments are used.</param>
    /// <param name="options">Options.</param>
    /// <returns>A handle, as soon as the child has started.</returns>
    /// <exception cref="Exceptions.WorkflowAlreadyStartedException">A workflow with this id already runs.</exception>
    public static Task<ChildWorkflowHandle<TWorkflow, TResult>> StartChildWorkflowAsync<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, ChildWorkflowOptions? options = null)
    {
        var call = ExpressionCall.From(workflowRunCall);
        return WorkflowContext.Current.StartChildWorkflowAsync<TWorkflow, TResult>(
            WorkflowDefinition.NameFromRunMethodForCall(call.Method), call.Arguments, options ?? new());
    }

    /// <summary>Starts a child workflow without a result.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <param name="workflowRunCall">Call of the run method; only its name and arguments are used.</param>
    /// <param name="options">Options.</param>
    /// <returns>A handle, as soon as the child has started.</returns>
    /// <exception cref="Exceptions.WorkflowAlreadyStartedException">A workflow with this id already runs.</exception>
    public static async Task<ChildWorkflowHandle<TWorkflow>> StartChildWorkflowAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> workflowRunCall, ChildWorkflowOptions? options = null)
    {
        var call = ExpressionCall.From(workflowRunCall);
        return await WorkflowContext.Current.StartChildWorkflowAsync<TWorkflow, ValueTuple>(
            WorkflowDefinition.NameFromRunMethodForCall(call.Method), call.Arguments, options ?? new())
            .ConfigureAwait(true);
    }

    /// <summary>Starts a child workflow by name.</summary>
    /// <param name="workflow">Workflow type name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options.</param>
    /// <returns>A handle, as soon as the child has started.</returns>
    /// <exception cref="Exceptions.WorkflowAlreadyStartedException">A workflow with this id already runs.</exception>
    public static async Task<ChildWorkflowHandle> StartChildWorkflowAsync(
        string workflow, IReadOnlyCollection<object?> args, ChildWorkflowOptions? options = null) =>
        await WorkflowContext.Current.StartChildWorkflowAsync<ValueTuple, ValueTuple>(workflow, args, options ?? new())
            .ConfigureAwait(true);

    /// <summary>Gets a handle to another workflow of this namespace. It is not checked for existence.</summary>
    /// <param name="id">Workflow id.</param>
    /// <param name="runId">Run id; null for whatever run is current.</param>
    /// <returns>The handle.</returns>
    public static ExternalWorkflowHandle GetExternalWorkflowHandle(string id, string? runId = null) =>
        WorkflowContext.Current.GetExternalWorkflowHandle<ValueTuple>(id, runId);

    /// <summary>Gets a handle to another workflow of this namespace. It is not checked for existence.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <param name="id">Workflow id.</param>
    /// <param name="runId">Run id; null for whatever run is current.</param>
    /// <returns>The handle.</returns>
    public static ExternalWorkflowHandle<TWorkflow> GetExternalWorkflowHandle<TWorkflow>(
        string id, string? runId = null) =>
        WorkflowContext.Current.GetExternalWorkflowHandle<TWorkflow>(id, runId);

    /// <summary>Makes the exception that, thrown from the run method, continues as new.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface of the next run.</typeparam>
    /// <typeparam name="TResult">Result of the workflow.</typeparam>
    /// <param name="workflowRunCall">Call of the run method; only its name and arguments are used.</param>
    /// <param name="options">Options.</param>
    /// <returns>The exception to throw.</returns>
    public static ContinueAsNewException CreateContinueAsNewException<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, ContinueAsNewOptions? options = null) =>
        ContinueAsNewFromCall(workflowRunCall, options);

    /// <summary>Makes the exception that, thrown from the run method, continues as new.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface of the next run.</typeparam>
    /// <param name="workflowRunCall">Call of the run method; only its name and arguments are used.</param>
    /// <param name="options">Options.</param>
    /// <returns>The exception to throw.</returns>
    public static ContinueAsNewException CreateContinueAsNewException<TWorkflow>(
        Expression<Func<TWorkflow, Task>> workflowRunCall, ContinueAsNewOptions? options = null) =>
        ContinueAsNewFromCall(workflowRunCall, options);

    /// <summary>Makes the exception that, thrown from the run method, continues as new.</summary>
    /// <param name="workflow">Workflow type name of the next run.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options.</param>
    /// <returns>The exception to throw.</returns>
    public static ContinueAsNewException CreateContinueAsNewException(
        string workflow, IReadOnlyCollection<object?> args, ContinueAsNewOptions? options = null) =>
        WorkflowContext.Current.CreateContinueAsNewException(workflow, args, options);

    private static ContinueAsNewException ContinueAsNewFromCall(LambdaExpression runCall, ContinueAsNewOptions? options)
    {
        var call = ExpressionCall.From(runCall);
        return WorkflowContext.Current.CreateContinueAsNewException(
            WorkflowDefinition.NameFromRunMethodForCall(call.Method), call.Arguments, options);
    }
}
