using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Interceptors;

/// <summary>Base of interceptors of calls a workflow makes. Everything runs as workflow code.</summary>
public abstract class WorkflowOutboundInterceptor
{
    private readonly WorkflowOutboundInterceptor? next;

    /// <summary>Wraps another interceptor.</summary>
    /// <param name="next">Interceptor to call.</param>
    protected WorkflowOutboundInterceptor(WorkflowOutboundInterceptor next)
    {
        this.next = next;
    }

    private protected WorkflowOutboundInterceptor()
    {
    }

    /// <summary>Interceptor to call.</summary>
    protected WorkflowOutboundInterceptor Next =>
        next ?? throw new InvalidOperationException("This is the innermost interceptor and has no next one");

    /// <summary>Asks another workflow to cancel itself.</summary>
    /// <param name="input">Input of the call.</param>
    /// <returns>Completes when the server has accepted the request.</returns>
    public virtual Task CancelExternalWorkflowAsync(CancelExternalWorkflowInput input) =>
        Next.CancelExternalWorkflowAsync(input);

    /// <summary>Makes the exception that continues as new.</summary>
    /// <param name="input">Input of the call.</param>
    /// <returns>The exception to throw.</returns>
    public virtual ContinueAsNewException CreateContinueAsNewException(CreateContinueAsNewExceptionInput input) =>
        Next.CreateContinueAsNewException(input);

    /// <summary>Waits for a timer.</summary>
    /// <param name="input">Input of the call.</param>
    /// <returns>Completes when the timer fires.</returns>
    public virtual Task DelayAsync(DelayAsyncInput input) => Next.DelayAsync(input);

    /// <summary>Runs an activity.</summary>
    /// <typeparam name="TResult">Result; <see cref="ValueTuple"/> if there is none.</typeparam>
    /// <param name="input">Input of the call.</param>
    /// <returns>The result of the activity.</returns>
    public virtual Task<TResult> ScheduleActivityAsync<TResult>(ScheduleActivityInput input) =>
        Next.ScheduleActivityAsync<TResult>(input);

    /// <summary>Runs a local activity.</summary>
    /// <typeparam name="TResult">Result; <see cref="ValueTuple"/> if there is none.</typeparam>
    /// <param name="input">Input of the call.</param>
    /// <returns>The result of the activity.</returns>
    public virtual Task<TResult> ScheduleLocalActivityAsync<TResult>(ScheduleLocalActivityInput input) =>
        Next.ScheduleLocalActivityAsync<TResult>(input);

    /// <summary>Signals a child workflow.</summary>
    /// <param name="input">Input of the call.</param>
    /// <returns>Completes when the server has accepted the signal.</returns>
    public virtual Task SignalChildWorkflowAsync(SignalChildWorkflowInput input) =>
        Next.SignalChildWorkflowAsync(input);

    /// <summary>Signals another workflow.</summary>
    /// <param name="input">Input of the call.</param>
    /// <returns>Completes when the server has accepted the signal.</returns>
    public virtual Task SignalExternalWorkflowAsync(SignalExternalWorkflowInput input) =>
        Next.SignalExternalWorkflowAsync(input);

    /// <summary>Starts a child workflow.</summary>
    /// <typeparam name="TWorkflow">Workflow type; <see cref="ValueTuple"/> if unknown.</typeparam>
    /// <typeparam name="TResult">Result; <see cref="ValueTuple"/> if unknown or none.</typeparam>
    /// <param name="input">Input of the call.</param>
    /// <returns>A handle, as soon as the child has started.</returns>
    public virtual Task<ChildWorkflowHandle<TWorkflow, TResult>> StartChildWorkflowAsync<TWorkflow, TResult>(
        StartChildWorkflowInput input) =>
        Next.StartChildWorkflowAsync<TWorkflow, TResult>(input);
}
