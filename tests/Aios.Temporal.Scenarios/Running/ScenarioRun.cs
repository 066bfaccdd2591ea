using System.Diagnostics;
using System.Linq.Expressions;

namespace Aios.Scenarios.Running;

/// <summary>What a driver works with: client, unique names, the worker, and the list of runs to record.</summary>
public sealed class ScenarioRun(
    string name,
    ScenarioSettings settings,
    ITemporalClient client,
    string taskQueue,
    ScenarioWorker worker,
    Func<ScenarioWorker> createWorker,
    IReadOnlyList<object> activities)
{
    private readonly List<(string Label, WorkflowHandle Handle)> _tracked = [];

    public ITemporalClient Client => client;

    public string TaskQueue => taskQueue;

    public ScenarioWorker Worker => worker;

    /// <summary>One more worker on the same task queue, not started; the driver stops it.</summary>
    public ScenarioWorker NewWorker() => createWorker();

    public ScenarioSettings Settings => settings;

    public IReadOnlyList<(string Label, WorkflowHandle Handle)> Tracked => _tracked;

    /// <summary>The activity instance of this run.</summary>
    public T Activities<T>() => activities.OfType<T>().Single();

    public string NewId(string part = "wf") => $"{name}-{part}-{Guid.NewGuid():N}";

    public WorkflowOptions Options(Action<WorkflowOptions>? configure = null)
    {
        var options = new WorkflowOptions(NewId(), taskQueue) { ExecutionTimeout = settings.TimeLimit };
        configure?.Invoke(options);
        return options;
    }

    public async Task<WorkflowHandle<TWorkflow, TResult>> StartAsync<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> run,
        Action<WorkflowOptions>? configure = null,
        string label = "main")
    {
        var handle = await client.StartWorkflowAsync(run!, Options(configure)).ConfigureAwait(false);
        Track(label, handle.Id, handle.ResultRunId);
        return handle!;
    }

    /// <summary>Starts and waits for the result.</summary>
    public async Task<TResult> ExecuteAsync<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> run,
        Action<WorkflowOptions>? configure = null)
    {
        var handle = await StartAsync(run, configure).ConfigureAwait(false);
        return (await handle.GetResultAsync().ConfigureAwait(false))!;
    }

    /// <summary>Starts, expects the run to fail and returns the failure (the cause inside <c>WorkflowFailedException</c>).</summary>
    public async Task<Exception> FailAsync<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> run,
        Action<WorkflowOptions>? configure = null)
    {
        var handle = await StartAsync(run, configure).ConfigureAwait(false);
        return await FailureOfAsync(handle).ConfigureAwait(false);
    }

    public static async Task<Exception> FailureOfAsync(WorkflowHandle handle)
    {
        var failed = await Expect.ThrowsAsync<WorkflowFailedException>(() => handle.GetResultAsync(), $"result of {handle.Id}")
            .ConfigureAwait(false);
        return failed.InnerException!;
    }

    /// <summary>Adds a run whose history is recorded when the driver ends.</summary>
    public void Track(string label, string workflowId, string? runId = null) =>
        _tracked.Add((label, client.GetWorkflowHandle(workflowId, runId)));

    /// <summary>Waits until the condition holds; the name tells what did not happen.</summary>
    public async Task UntilAsync(string condition, Func<Task<bool>> holds, TimeSpan? limit = null)
    {
        var clock = Stopwatch.StartNew();
        while (!await holds().ConfigureAwait(false))
        {
            if (clock.Elapsed > (limit ?? TimeSpan.FromSeconds(30)))
            {
                throw new ScenarioFailedException($"Did not happen in time: {condition}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the history of the run has this many events of a type.</summary>
    public Task UntilEventAsync(WorkflowHandle handle, EventType type, int count = 1) =>
        UntilAsync(
            $"{count} {type} in {handle.Id}",
            async () => (await handle.FetchHistoryAsync().ConfigureAwait(false)).Events.Count(e => e.EventType == type) >= count);

    /// <summary>Waits until the run has no workflow task open: everything sent so far was handled.</summary>
    public Task UntilIdleAsync(WorkflowHandle handle) =>
        UntilAsync(
            $"no open workflow task in {handle.Id}",
            async () => HasNoOpenTask((await handle.FetchHistoryAsync().ConfigureAwait(false)).Events));

    public static async Task<IReadOnlyList<EventType>> EventTypesAsync(WorkflowHandle handle) =>
        [.. (await handle.FetchHistoryAsync().ConfigureAwait(false)).Events.Select(e => e.EventType)];

    private static bool HasNoOpenTask(IReadOnlyCollection<HistoryEvent> events)
    {
        var last = events.LastOrDefault(e => e.EventType
            is EventType.WorkflowTaskScheduled or EventType.WorkflowTaskStarted or EventType.WorkflowTaskCompleted
            or EventType.WorkflowTaskFailed or EventType.WorkflowTaskTimedOut);
        return last?.EventType == EventType.WorkflowTaskCompleted;
    }
}
