using Aios.Scenarios.Catalogue;

namespace Aios.Scenarios.Running;

/// <summary>The worker of one scenario: started, stopped and restarted by its driver.</summary>
public sealed class ScenarioWorker(
    Scenario scenario,
    ScenarioSettings settings,
    ITemporalClient client,
    string taskQueue,
    IReadOnlyList<object> activities) : IAsyncDisposable
{
    private CancellationTokenSource? _stop;
    private Task? _execution;
    private TemporalWorker? _worker;

    public void Start(Action<TemporalWorkerOptions>? configure = null)
    {
        if (_execution is not null)
        {
            throw new InvalidOperationException("The worker of this scenario already runs: stop it first.");
        }

        _worker = new TemporalWorker(client, CreateOptions(configure));
        _stop = new CancellationTokenSource();
        var token = _stop.Token;
        _execution = _worker.ExecuteAsync(token);
    }

    public async Task StopAsync()
    {
        if (_execution is null)
        {
            return;
        }

        await _stop!.CancelAsync().ConfigureAwait(false);
        try
        {
            await _execution.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The way ExecuteAsync ends when asked to stop.
        }

        _worker!.Dispose();
        _stop.Dispose();
        _execution = null;
    }

    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    private TemporalWorkerOptions CreateOptions(Action<TemporalWorkerOptions>? configure)
    {
        var options = new TemporalWorkerOptions(taskQueue);
        foreach (var workflow in scenario.Workflows)
        {
            options.AddWorkflow(workflow);
        }

        foreach (var instance in activities)
        {
            options.AddAllActivities(instance.GetType(), instance);
        }

        if (settings.Mode == ScenarioMode.Uncached)
        {
            options.MaxCachedWorkflows = 0;
        }
        else if (settings.Mode == ScenarioMode.Evicting)
        {
            var enable = settings.EnableEviction
                ?? throw new InvalidOperationException("This SDK cannot evict after each task: set ScenarioSettings.EnableEviction.");
            enable(options);
        }

        scenario.Worker?.Invoke(options);
        configure?.Invoke(options);
        return options;
    }
}
