namespace Aios.Temporal.Endurance.Tests;

/// <summary>Starts runs, a bounded number at a time, and checks each result.</summary>
internal static class RunLoad
{
    /// <summary>A run that has not ended by then is stuck.</summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(3);

    public static async Task TenStepsAsync(TemporalClient client, string taskQueue, int runs, int concurrency, Action onFinished)
    {
        using var places = new SemaphoreSlim(concurrency);
        await Task.WhenAll(Enumerable.Range(0, runs).Select(async number =>
        {
            await places.WaitAsync();
            try
            {
                await TenStepsAsync(client, taskQueue, number);
                onFinished();
            }
            finally
            {
                places.Release();
            }
        }));
    }

    private static async Task TenStepsAsync(TemporalClient client, string taskQueue, int number)
    {
        var id = $"{taskQueue}-{number}";
        var options = new WorkflowOptions(id, taskQueue) { TaskTimeout = TimeSpan.FromSeconds(2) };
        var handle = await UntilServedAsync(() => client.StartWorkflowAsync((TenSteps workflow) => workflow.RunAsync(id), options));
        await UntilServedAsync(async () =>
        {
            await handle.SignalAsync(workflow => workflow.PushAsync("pushed"));
            return true;
        });
        var result = await UntilServedAsync(() => handle.GetResultAsync()).WaitAsync(StuckAfter);
        Assert.That(result, Is.EqualTo(TenSteps.Expected(id)));
    }

    /// <summary>The load itself must outlive a server that is down for longer than one call's retries.</summary>
    private static async Task<T> UntilServedAsync<T>(Func<Task<T>> call)
    {
        using var deadline = new CancellationTokenSource(StuckAfter);
        while (true)
        {
            try
            {
                return await call();
            }
            catch (RpcException error) when (
                error.Code is RpcException.StatusCode.Unavailable or RpcException.StatusCode.DeadlineExceeded or RpcException.StatusCode.Cancelled
                && !deadline.IsCancellationRequested)
            {
                await Task.Delay(200);
            }
        }
    }
}
