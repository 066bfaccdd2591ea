using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Waiting for conditions, with and without time-out.</summary>
internal sealed class ConditionCalls(InstanceState state, Func<DelayAsyncInput, Task> delay)
{
    public Task<bool> WaitAsync(WaitConditionOptions options)
    {
        state.AssertNotReadOnly("wait for a condition");
        var source = new TaskCompletionSource();
        var node = state.Scheduler.Conditions.Add(options.ConditionCheck, source);
        var token = options.CancellationToken ?? state.Cancellation.Token;
        return state.QueueAsync(() => WaitAsync(options, node, source, token));
    }

    // One async method on purpose: every level of await is one more turn of the queue, which is visible in the order of
    // commands and so must never change.
    private async Task<bool> WaitAsync(
        WaitConditionOptions options,
        LinkedListNode<WaitConditions.Condition> node,
        TaskCompletionSource source,
        CancellationToken token)
    {
        using var timer = options.Timeout is null ? null : new CancellationTokenSource();
        try
        {
            using var registration = token.UnsafeRegister(_ => source.TrySetCanceled(token), state: null);
            if (timer is not null)
            {
                var timeout = delay(new(options.Timeout!.Value, timer.Token, options.TimeoutSummary));
                if (await Task.WhenAny(source.Task, timeout).ConfigureAwait(true) != source.Task)
                {
                    return false;
                }
            }

            await source.Task.ConfigureAwait(true);
            return true;
        }
        finally
        {
            timer?.Cancel();
            state.Scheduler.Conditions.Remove(node);
        }
    }
}
