namespace Aios.Temporal.Workflows;

/// <summary>
/// Semaphore for the tasks of one workflow run. Waiters are served in order, but a caller that finds a free place takes
/// it at once.
/// </summary>
public class Semaphore
{
    private readonly LinkedList<object> waiters = new();

    // The waiter that was let through but whose continuation has not run yet: its place is not free any more.
    private LinkedListNode<object>? granted;

    /// <summary>Makes a semaphore. Only in workflow code.</summary>
    /// <param name="initialCount">Number of free places, which is also the maximum.</param>
    /// <exception cref="InvalidOperationException">Not called in workflow code.</exception>
    public Semaphore(int initialCount)
    {
        if (!Workflow.InWorkflow)
        {
            throw new InvalidOperationException("A workflow semaphore can only be made in workflow code");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(initialCount);
        Max = initialCount;
        CurrentCount = initialCount;
    }

    /// <summary>Largest number of free places. Default is the initial count.</summary>
    public int Max { get; init; }

    /// <summary>Number of free places now.</summary>
    public int CurrentCount { get; private set; }

    /// <summary>Waits for a free place and takes it.</summary>
    /// <param name="cancellationToken">Token that ends the wait. Default is <see cref="Workflow.CancellationToken"/>.</param>
    /// <returns>Completes when the place is taken.</returns>
    public Task WaitAsync(CancellationToken? cancellationToken = null) =>
        WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Waits for a free place for a limited time.</summary>
    /// <param name="millisecondsTimeout">Longest wait in milliseconds; 0 does not wait, -1 waits without limit.</param>
    /// <param name="cancellationToken">Token that ends the wait. Default is <see cref="Workflow.CancellationToken"/>.</param>
    /// <returns>Whether a place was taken.</returns>
    public Task<bool> WaitAsync(int millisecondsTimeout, CancellationToken? cancellationToken = null) =>
        WaitAsync(TimeSpan.FromMilliseconds(millisecondsTimeout), cancellationToken);

    /// <summary>Waits for a free place for a limited time.</summary>
    /// <param name="timeout">Longest wait; zero does not wait, infinite waits without limit.</param>
    /// <param name="cancellationToken">Token that ends the wait. Default is <see cref="Workflow.CancellationToken"/>.</param>
    /// <returns>Whether a place was taken.</returns>
    public Task<bool> WaitAsync(TimeSpan timeout, CancellationToken? cancellationToken = null)
    {
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentException("The time-out must not be negative, except -1 ms for no limit", nameof(timeout));
        }

        if (CurrentCount > (granted is null ? 0 : 1))
        {
            CurrentCount--;
            return Task.FromResult(true);
        }

        if (timeout == TimeSpan.Zero && cancellationToken is null)
        {
            return Task.FromResult(false);
        }

        return WaitInLineAsync(timeout, cancellationToken);
    }

    /// <summary>Gives a place back.</summary>
    /// <exception cref="InvalidOperationException">All places are free already.</exception>
    public void Release()
    {
        if (CurrentCount >= Max)
        {
            throw new InvalidOperationException("The semaphore was released more often than it was taken");
        }

        CurrentCount++;
    }

    private Task<bool> WaitInLineAsync(TimeSpan timeout, CancellationToken? cancellationToken)
    {
        var place = waiters.AddLast(new object());
        bool IsMyTurn()
        {
            if (CurrentCount == 0 || waiters.First != place)
            {
                return false;
            }

            granted = place;
            return true;
        }

        var wait = timeout == Timeout.InfiniteTimeSpan
            ? Workflow.WaitConditionWithOptionsAsync(new(IsMyTurn, cancellationToken: cancellationToken))
            : Workflow.WaitConditionAsync(IsMyTurn, timeout, cancellationToken);
        var scheduler = TaskScheduler.Current;
        return wait
            .ContinueWith(
                ended =>
                {
                    if (granted == place)
                    {
                        granted = null;
                    }

                    if (ended is { IsCompletedSuccessfully: true, Result: true })
                    {
                        CurrentCount--;
                    }

                    return ended;
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                scheduler)
            .ContinueWith(
                ended =>
                {
                    waiters.Remove(place);
                    return ended.Unwrap();
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                scheduler)
            .Unwrap();
    }
}
