namespace Aios.Temporal.Worker.Interceptors;

/// <summary>
/// Base of interceptors of calls into a workflow. Everything runs as workflow code: it must be deterministic, and what
/// comes after an <c>await</c> runs on the workflow's scheduler.
/// </summary>
public abstract class WorkflowInboundInterceptor
{
    private readonly WorkflowInboundInterceptor? next;

    /// <summary>Wraps another interceptor.</summary>
    /// <param name="next">Interceptor to call.</param>
    protected WorkflowInboundInterceptor(WorkflowInboundInterceptor next)
    {
        this.next = next;
    }

    private protected WorkflowInboundInterceptor()
    {
    }

    /// <summary>Interceptor to call.</summary>
    protected WorkflowInboundInterceptor Next =>
        next ?? throw new InvalidOperationException("This is the innermost interceptor and has no next one");

    /// <summary>Called once before any other call; wrap <paramref name="outbound"/> and pass it on to the next one.</summary>
    /// <param name="outbound">Interceptor of calls out of the workflow.</param>
    public virtual void Init(WorkflowOutboundInterceptor outbound) => Next.Init(outbound);

    /// <summary>Runs the workflow.</summary>
    /// <param name="input">Input of the call.</param>
    /// <returns>The result of the workflow.</returns>
    public virtual Task<object?> ExecuteWorkflowAsync(ExecuteWorkflowInput input) => Next.ExecuteWorkflowAsync(input);

    /// <summary>Handles a signal.</summary>
    /// <param name="input">Input of the call.</param>
    /// <returns>Completes with the handler.</returns>
    public virtual Task HandleSignalAsync(HandleSignalInput input) => Next.HandleSignalAsync(input);

    /// <summary>Answers a query.</summary>
    /// <param name="input">Input of the call.</param>
    /// <returns>The answer.</returns>
    public virtual object? HandleQuery(HandleQueryInput input) => Next.HandleQuery(input);

    /// <summary>Validates an update; an exception rejects it. Called only if the update has a validator.</summary>
    /// <param name="input">Input of the call.</param>
    public virtual void ValidateUpdate(HandleUpdateInput input) => Next.ValidateUpdate(input);

    /// <summary>Handles an accepted update.</summary>
    /// <param name="input">Input of the call.</param>
    /// <returns>The result of the update.</returns>
    public virtual Task<object?> HandleUpdateAsync(HandleUpdateInput input) => Next.HandleUpdateAsync(input);
}
