namespace Aios.Temporal.Worker;

/// <summary>Ways to wait that the worker needs in more than one place.</summary>
internal static class TaskWaits
{
    /// <summary>Ends when the token fires, without an exception.</summary>
    public static Task WhenCancelledAsync(this CancellationToken token)
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), fired);
        return fired.Task;
    }

    /// <summary>Ends with the last task, but fails as soon as one fails.</summary>
    public static async Task WhenAllOrFirstFailureAsync(this IEnumerable<Task> tasks)
    {
        await foreach (var task in Task.WhenEach(tasks).ConfigureAwait(false))
        {
            await task.ConfigureAwait(false);
        }
    }
}
