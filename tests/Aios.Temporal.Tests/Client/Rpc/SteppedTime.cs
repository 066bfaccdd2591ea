using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Aios.Temporal.Tests.Client.Rpc;

/// <summary>Time that stands still until a test steps it, and that tells which waits have begun.</summary>
internal sealed class SteppedTime : FakeTimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until some code waits for a time in the given range, and returns that time.</summary>
    public async Task<TimeSpan> NextWaitAsync(TimeSpan atLeast, TimeSpan below)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            while (true)
            {
                var wait = await waits.Reader.ReadAsync(limit.Token);
                if (wait >= atLeast && wait < below)
                {
                    return wait;
                }
            }
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"Nobody began to wait for {atLeast} to {below} within {Patience}.", e);
        }
    }

    /// <summary>Waits until a retry waits, and lets exactly that time pass.</summary>
    public async Task<TimeSpan> PassRetryAsync()
    {
        var wait = await NextWaitAsync(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(25));
        Advance(wait);
        return wait;
    }

    /// <summary>Waits until an attempt with its deadline is on its way, and lets that time pass.</summary>
    public async Task<TimeSpan> PassDeadlineAsync()
    {
        var wait = await NextWaitAsync(TimeSpan.FromSeconds(25), TimeSpan.FromHours(1));
        Advance(wait);
        return wait;
    }
}
