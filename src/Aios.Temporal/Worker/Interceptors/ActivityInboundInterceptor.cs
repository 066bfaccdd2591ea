namespace Aios.Temporal.Worker.Interceptors;

/// <summary>Sees every activity attempt before user code does.</summary>
public abstract class ActivityInboundInterceptor
{
    /// <summary>Creates an interceptor in front of another.</summary>
    /// <param name="next">Interceptor to call through to.</param>
    protected ActivityInboundInterceptor(ActivityInboundInterceptor next) => MaybeNext = next;

    private protected ActivityInboundInterceptor()
    {
    }

    /// <summary>Interceptor to call through to.</summary>
    protected ActivityInboundInterceptor Next => MaybeNext ?? throw new InvalidOperationException("The last interceptor has no next one");

    private protected ActivityInboundInterceptor? MaybeNext { get; init; }

    /// <summary>Called once per attempt, to wrap what the activity calls.</summary>
    /// <param name="outbound">Interceptor for outgoing calls.</param>
    public virtual void Init(ActivityOutboundInterceptor outbound) => Next.Init(outbound);

    /// <summary>Runs the activity.</summary>
    /// <param name="input">Activity and arguments.</param>
    /// <returns>Its result.</returns>
    public virtual Task<object?> ExecuteActivityAsync(ExecuteActivityInput input) => Next.ExecuteActivityAsync(input);
}
