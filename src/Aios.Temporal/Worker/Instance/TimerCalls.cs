using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Interceptors;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Timers of a run.</summary>
internal sealed class TimerCalls(InstanceState state)
{
    private static readonly TimeSpan ShortestTimer = TimeSpan.FromMilliseconds(1);

    private readonly Dictionary<uint, TaskCompletionSource> pending = [];
    private uint lastSeq;

    public Task DelayAsync(DelayAsyncInput input)
    {
        var token = input.CancellationToken ?? state.Cancellation.Token;
        if (token.IsCancellationRequested)
        {
            return Task.FromCanceled(token);
        }

        if (input.Delay < TimeSpan.Zero && input.Delay != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentException("A delay must not be negative, except -1 ms for an infinite one", nameof(input));
        }

        var source = new TaskCompletionSource();
        uint seq = 0;
        if (input.Delay != Timeout.InfiniteTimeSpan)
        {
            seq = ++lastSeq;
            pending[seq] = source;
            state.Add(new StartTimerCommand(seq, input.Delay == TimeSpan.Zero ? ShortestTimer : input.Delay)
            {
                UserMetadata = state.Converter.ToUserMetadata(input.Summary),
            });
        }

        return state.QueueAsync(() => WaitAsync(seq, source, token));
    }

    /// <summary>A timer that is no longer pending was cancelled in the same workflow task: nothing to do.</summary>
    public void Fire(uint seq)
    {
        if (pending.Remove(seq, out var source))
        {
            source.TrySetResult();
        }
    }

    public void Clear() => pending.Clear();

    private async Task WaitAsync(uint seq, TaskCompletionSource source, CancellationToken token)
    {
        using var registration = token.UnsafeRegister(
            _ =>
            {
                if (source.TrySetCanceled(token) && pending.Remove(seq))
                {
                    state.Add(new CancelTimerCommand(seq));
                }
            },
            state: null);
        await source.Task.ConfigureAwait(true);
    }
}
