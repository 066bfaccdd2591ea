namespace Aios.Temporal.Worker;

/// <summary>Counts work under way, so that a shutdown can wait for all of it.</summary>
internal sealed class OutstandingWork
{
    private readonly Lock gate = new();
    private TaskCompletionSource? idle;
    private int count;

    public void Begin()
    {
        lock (gate)
        {
            count++;
        }
    }

    public void End()
    {
        lock (gate)
        {
            if (--count == 0)
            {
                idle?.TrySetResult();
                idle = null;
            }
        }
    }

    public Task WhenIdleAsync()
    {
        lock (gate)
        {
            if (count == 0)
            {
                return Task.CompletedTask;
            }

            idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task;
        }
    }
}
