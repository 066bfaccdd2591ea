using Aios.Temporal.Activities;
using Aios.Temporal.Worker.Interceptors;

namespace Aios.Temporal.Worker.Activities;

/// <summary>Cancellation and heartbeats of one attempt. The first cancellation reason wins.</summary>
internal sealed class RunningActivity : IActivityScope
{
    private readonly CancellationTokenSource cancellation = new();
    private readonly Lock gate = new();
    private ActivityCancelReason reason;
    private ActivityCancellationDetails? details;

    public RunningActivity(Action<object?[]> heartbeat) => Outbound = new RootOutbound(heartbeat);

    public ActivityCancelReason CancelReason
    {
        get
        {
            lock (gate)
            {
                return reason;
            }
        }
    }

    public ActivityCancellationDetails? CancellationDetails
    {
        get
        {
            lock (gate)
            {
                return details;
            }
        }
    }

    public CancellationToken Token => cancellation.Token;

    /// <summary>Innermost outbound interceptor; the executor puts the others in front.</summary>
    public ActivityOutboundInterceptor Outbound { get; set; }

    public void Heartbeat(object?[] details) => Outbound.Heartbeat(new(details));

    public void Cancel(ActivityCancelReason why, ActivityCancellationDetails what)
    {
        lock (gate)
        {
            if (reason != ActivityCancelReason.None)
            {
                return;
            }

            reason = why;
            details = what;
        }

        // Registrations are user code: they must neither run on the caller's thread nor throw at it.
        _ = Task.Run(CancelToken);
    }

    private void CancelToken()
    {
        try
        {
            cancellation.Cancel();
        }
        catch (AggregateException)
        {
            // A callback of the activity failed; that does not concern the worker.
        }
    }

    private sealed class RootOutbound(Action<object?[]> heartbeat) : ActivityOutboundInterceptor
    {
        public override void Heartbeat(HeartbeatInput input) => heartbeat(input.Details);
    }
}
