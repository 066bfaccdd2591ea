namespace Aios.Temporal.Workflows;

/// <summary>Lock for the tasks of one workflow run. It is not re-entrant and has no owner.</summary>
public class Mutex
{
    private readonly Semaphore semaphore = new(1);

    /// <summary>Waits for the lock.</summary>
    /// <param name="cancellationToken">Token that ends the wait. Default is <see cref="Workflow.CancellationToken"/>.</param>
    /// <returns>Completes when the lock is taken.</returns>
    public Task WaitOneAsync(CancellationToken? cancellationToken = null) => semaphore.WaitAsync(cancellationToken);

    /// <summary>Waits for the lock for a limited time.</summary>
    /// <param name="millisecondsTimeout">Longest wait in milliseconds; 0 does not wait, -1 waits without limit.</param>
    /// <param name="cancellationToken">Token that ends the wait. Default is <see cref="Workflow.CancellationToken"/>.</param>
    /// <returns>Whether the lock was taken.</returns>
    public Task<bool> WaitOneAsync(int millisecondsTimeout, CancellationToken? cancellationToken = null) =>
        semaphore.WaitAsync(millisecondsTimeout, cancellationToken);

    /// <summary>Waits for the lock for a limited time.</summary>
    /// <param name="timeout">Longest wait; zero does not wait, infinite waits without limit.</param>
    /// <param name="cancellationToken">Token that ends the wait. Default is <see cref="Workflow.CancellationToken"/>.</param>
    /// <returns>Whether the lock was taken.</returns>
    public Task<bool> WaitOneAsync(TimeSpan timeout, CancellationToken? cancellationToken = null) =>
        semaphore.WaitAsync(timeout, cancellationToken);

    /// <summary>Gives the lock back.</summary>
    /// <exception cref="InvalidOperationException">The lock is not taken.</exception>
    public void ReleaseMutex() => semaphore.Release();
}
