using System.Linq.Expressions;
using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Client;

/// <summary>The start part of an update-with-start. An operation is good for one call; create a new one for another.</summary>
public abstract class WithStartWorkflowOperation : ICloneable
{
    private protected WithStartWorkflowOperation(string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options)
    {
        Workflow = workflow;
        Args = args;
        Options = options;
    }

    /// <summary>Workflow type name.</summary>
    public string Workflow { get; set; }

    /// <summary>Arguments of the run method.</summary>
    public IReadOnlyCollection<object?> Args { get; set; }

    /// <summary>Start options. The id conflict policy is required; cron, delay, start signal and RPC options are not allowed.</summary>
    public WorkflowOptions Options { get; set; }

    /// <summary>Headers of the start, for interceptors.</summary>
    public IDictionary<string, Payload>? Headers { get; set; }

    /// <summary>Creates an operation for a workflow that has a result.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <typeparam name="TResult">Result of the workflow.</typeparam>
    /// <param name="workflowRunCall">Call of the run method. It is not executed.</param>
    /// <param name="options">Start options.</param>
    /// <returns>The operation.</returns>
    public static WithStartWorkflowOperation<WorkflowHandle<TWorkflow, TResult>> Create<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, WorkflowOptions options)
    {
        var (workflow, args) = TypedCall.Run(workflowRunCall);
        return new(workflow, args, options, (client, id, runId) => new(client, id, ResultRunId: runId, FirstExecutionRunId: runId));
    }

    /// <summary>Creates an operation for a workflow without result.</summary>
    /// <inheritdoc cref="Create{TWorkflow, TResult}"/>
    public static WithStartWorkflowOperation<WorkflowHandle<TWorkflow>> Create<TWorkflow>(
        Expression<Func<TWorkflow, Task>> workflowRunCall, WorkflowOptions options)
    {
        var (workflow, args) = TypedCall.Run(workflowRunCall);
        return new(workflow, args, options, (client, id, runId) => new(client, id, ResultRunId: runId, FirstExecutionRunId: runId));
    }

    /// <summary>Creates an operation by workflow type name.</summary>
    /// <param name="workflow">Workflow type name.</param>
    /// <param name="args">Arguments of the run method.</param>
    /// <param name="options">Start options.</param>
    /// <returns>The operation.</returns>
    public static WithStartWorkflowOperation<WorkflowHandle> Create(
        string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options) =>
        new(workflow, args, options, (client, id, runId) => new(client, id, ResultRunId: runId, FirstExecutionRunId: runId));

    /// <summary>Makes a copy for other headers or options. It stands for the same start: one call, one handle.</summary>
    /// <returns>The copy, of the same runtime type.</returns>
    public abstract object Clone();

    /// <summary>Claims the operation for one call.</summary>
    /// <returns>False if it was claimed before.</returns>
    internal abstract bool TryUse();

    /// <summary>Makes the handle available.</summary>
    internal abstract void SetStarted(ITemporalClient client, string workflowId, string runId);

    /// <summary>Makes waiters for the handle fail, unless it is available already.</summary>
    internal abstract void SetFailed(Exception exception);
}

/// <summary>The start part of an update-with-start, with its type of handle.</summary>
/// <typeparam name="THandle">Type of the workflow handle.</typeparam>
public sealed class WithStartWorkflowOperation<THandle> : WithStartWorkflowOperation
    where THandle : WorkflowHandle
{
    private readonly StartState state;
    private readonly Func<ITemporalClient, string, string, THandle> makeHandle;

    internal WithStartWorkflowOperation(
        string workflow,
        IReadOnlyCollection<object?> args,
        WorkflowOptions options,
        Func<ITemporalClient, string, string, THandle> makeHandle)
        : this(workflow, args, options, makeHandle, new StartState())
    {
    }

    private WithStartWorkflowOperation(
        string workflow,
        IReadOnlyCollection<object?> args,
        WorkflowOptions options,
        Func<ITemporalClient, string, string, THandle> makeHandle,
        StartState state)
        : base(workflow, args, options) => (this.makeHandle, this.state) = (makeHandle, state);

    /// <inheritdoc/>
    public override object Clone() =>
        new WithStartWorkflowOperation<THandle>(Workflow, Args, (WorkflowOptions)Options.Clone(), makeHandle, state)
        {
            Headers = Headers is null ? null : new Dictionary<string, Payload>(Headers, StringComparer.Ordinal),
        };

    /// <summary>Waits for the handle of the workflow. It is known once the start succeeded, even if the update failed later.</summary>
    /// <returns>The handle.</returns>
    public Task<THandle> GetHandleAsync() => state.Handle.Task;

    /// <inheritdoc/>
    internal override bool TryUse() => state.TryUse();

    /// <inheritdoc/>
    internal override void SetStarted(ITemporalClient client, string workflowId, string runId) =>
        state.Handle.TrySetResult(makeHandle(client, workflowId, runId));

    /// <inheritdoc/>
    internal override void SetFailed(Exception exception)
    {
        if (state.Handle.TrySetException(exception))
        {
            // Nobody needs to wait for the handle: the caller of the update sees the same error.
            _ = state.Handle.Task.Exception;
        }
    }

    private sealed class StartState
    {
        private int used;

        public TaskCompletionSource<THandle> Handle { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool TryUse() => Interlocked.Exchange(ref used, 1) == 0;
    }
}
