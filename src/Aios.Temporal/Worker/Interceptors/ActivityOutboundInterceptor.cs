namespace Aios.Temporal.Worker.Interceptors;

/// <summary>Sees what an activity asks of the worker.</summary>
public abstract class ActivityOutboundInterceptor
{
    /// <summary>Creates an interceptor in front of another.</summary>
    /// <param name="next">Interceptor to call through to.</param>
    protected ActivityOutboundInterceptor(ActivityOutboundInterceptor next) => MaybeNext = next;

    private protected ActivityOutboundInterceptor()
    {
    }

    /// <summary>Interceptor to call through to.</summary>
    protected ActivityOutboundInterceptor Next => MaybeNext ?? throw new InvalidOperationException("The last interceptor has no next one");

    private protected ActivityOutboundInterceptor? MaybeNext { get; init; }

    /// <summary>Records a heartbeat.</summary>
    /// <param name="input">Details.</param>
    public virtual void Heartbeat(HeartbeatInput input) => Next.Heartbeat(input);
}
