using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Common;
using Aios.Temporal.Worker.Activities;
using Aios.Temporal.Worker.Calls;
using Aios.Temporal.Worker.Instance;
using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Worker.LocalActivities;
using Aios.Temporal.Worker.RunLoop;
using Microsoft.Extensions.Logging;
using WorkflowService = Aios.Temporal.Client.WorkflowService;

namespace Aios.Temporal.Worker;

/// <summary>One execution of a worker, from its first call to the end of its shutdown.</summary>
internal sealed class WorkerSession : IDisposable
{
    private readonly TemporalWorker worker;
    private readonly TemporalWorkerOptions options;
    private readonly TemporalClientOptions clientOptions;
    private readonly WorkerProfile profile;
    private readonly PollCalls polls;
    private readonly WorkerSlots slots;
    private readonly WorkerMetrics metrics;
    private readonly ILogger logger;
    private readonly ActivityRegistry activities;
    private readonly IReadOnlyCollection<IWorkerInterceptor> interceptors;
    private readonly CancellationTokenSource shutdown = new();
    private readonly CancellationTokenSource abort = new();
    private readonly DeadlockWatch deadlocks;
    private readonly ActivityExecutor executor;

    public WorkerSession(TemporalWorker worker, WorkerProfile profile, ActivityRegistry activities)
    {
        this.worker = worker;
        this.profile = profile;
        this.activities = activities;
        options = worker.Options;
        clientOptions = worker.Client.Options;
        LoggerFactory = options.LoggerFactory ?? clientOptions.LoggerFactory;
        logger = LoggerFactory.CreateLogger<TemporalWorker>();
        polls = new(Service, profile);
        metrics = new(profile.Namespace, profile.TaskQueue);
        slots = WorkerSlots.Create(options, profile, metrics, logger);
        interceptors = [.. clientOptions.Interceptors?.OfType<IWorkerInterceptor>() ?? [], .. options.Interceptors ?? []];
        deadlocks = new(options.TimeProvider, enabled: !options.DebugMode);
        executor = new(new()
        {
            Activities = activities,
            DataConverter = clientOptions.DataConverter,
            Interceptors = interceptors,
            TaskFactory = options.ActivityTaskFactory,
            Logger = LoggerFactory.CreateLogger("Temporalio.Activity"),
            Client = () => worker.Client as ITemporalClient
                ?? throw new InvalidOperationException("The client of this worker is not an ITemporalClient"),
            MetricMeter = call => WorkerMeters.OfActivity(call.Info),
            WorkerShutdownToken = shutdown.Token,
        });
    }

    private ILoggerFactory LoggerFactory { get; }

    private bool RunsRemoteActivities => !activities.IsEmpty && !options.LocalActivityWorkerOnly;

    /// <summary>Works until <paramref name="stopping"/> fires or polling fails for good, then shuts down.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        NamespaceFacts facts;
        try
        {
            facts = await NamespaceFacts.ReadAsync(polls, profile.Namespace, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }

        metrics.Started();
        var remote = RunsRemoteActivities ? CreateRemoteActivities(facts) : null;
        var local = activities.IsEmpty
            ? null
            : new LocalActivityRunner(profile.Namespace, profile.TaskQueue, clientOptions.DataConverter, executor, slots.LocalActivities, metrics.Activities, options.TimeProvider);
        var taskCalls = new WorkflowTaskCalls(Service, profile);
        var eager = remote is null ? null : new EagerActivities(remote, slots.Activities, profile.TaskQueue);
        var workflows = options.Workflows.Count == 0 ? null : CreateWorkflows(facts, taskCalls, local, eager);
        using var guard = workflows is null || options.DisableWorkflowTracingEventListener ? null : WorkflowTracingEventListener.Acquire();

        var polling = StartPolling(remote, workflows);
        await Task.WhenAny(polling, stopping.WhenCancelledAsync()).ConfigureAwait(false);
        logger.LogInformation("Worker on {TaskQueue} stops", profile.TaskQueue);

        taskCalls.StopCaching();
        eager?.Stop();
        await shutdown.CancelAsync().ConfigureAwait(false);
        await StopPollingAsync(polling, facts, remote is not null, workflows is not null).ConfigureAwait(false);
        await Task.WhenAll(
            FinishWorkflowsAsync(workflows, local),
            remote?.ShutdownAsync(options.GracefulShutdownTimeout) ?? Task.CompletedTask).ConfigureAwait(false);
        await polling.ConfigureAwait(false);
    }

    public void Dispose()
    {
        deadlocks.Dispose();
        executor.Dispose();
        shutdown.Dispose();
        abort.Dispose();
    }

    private WorkflowService Service() => worker.Client.Connection.WorkflowService;

    private RemoteActivityWorker CreateRemoteActivities(NamespaceFacts facts) => new(
        new()
        {
            Namespace = profile.Namespace,
            TaskQueue = profile.TaskQueue,
            DataConverter = clientOptions.DataConverter,
            MaxHeartbeatThrottleInterval = options.MaxHeartbeatThrottleInterval,
            DefaultHeartbeatThrottleInterval = options.DefaultHeartbeatThrottleInterval,
            PayloadSizeLimitBytes = options.DisablePayloadErrorLimit ? 0 : facts.PayloadSizeLimitBytes,
            TimeProvider = options.TimeProvider,
        },
        executor,
        new(Service, profile),
        metrics.Activities,
        logger);

    private WorkflowTaskDispatcher CreateWorkflows(
        NamespaceFacts facts, WorkflowTaskCalls taskCalls, LocalActivityRunner? local, EagerActivities? eager)
    {
        var recordsSdkMetadata = (worker.Client.Connection as TemporalConnection)?.SystemInfo?.Capabilities?.SdkMetadata ?? true;
        var engineOptions = EngineOptions.Create(options, profile, facts, recordsSdkMetadata, RunsRemoteActivities);
        var services = new RunServices
        {
            Activations = new()
            {
                Namespace = profile.Namespace,
                TaskQueue = profile.TaskQueue,
                Instances = WorkerInstances.Create(worker, profile, clientOptions.DataConverter, interceptors, LoggerFactory, activities),
                Codec = clientOptions.DataConverter.PayloadCodec,
                Deadlocks = deadlocks,
                DefaultVersioningBehavior = WorkerInstances.DefaultBehavior(options),
            },
            CreateEngine = () => new Runs.WorkflowRunEngine(engineOptions),
            Calls = taskCalls,
            LocalActivities = local,
            EagerActivities = eager,
            Outstanding = new(),
            EvictAfterEachTask = options.EvictAfterEachTask,
            TimeProvider = options.TimeProvider,
            Metrics = metrics.Workflows,
            Logger = logger,
        };
        return new(services, new(options.MaxCachedWorkflows, metrics), isCaching: profile.StickyQueue is not null);
    }

    private Task StartPolling(RemoteActivityWorker? remote, WorkflowTaskDispatcher? workflows)
    {
        var running = new List<Task>();
        if (workflows is not null)
        {
            var pollers = new WorkflowPollers(options, profile.StickyQueue is not null, slots, polls, workflows.Dispatch, metrics);
            running.Add(pollers.RunAsync(shutdown.Token, abort.Token));
        }

        if (remote is not null)
        {
            var pollers = new ActivityPollers(options, slots.Activities, polls, remote.Dispatch, metrics);
            running.Add(pollers.RunAsync(shutdown.Token, abort.Token));
        }

        return running.WhenAllOrFirstFailureAsync();
    }

    private async Task StopPollingAsync(Task polling, NamespaceFacts facts, bool polledActivities, bool polledWorkflows)
    {
        List<TaskQueueType> types = [];
        if (polledWorkflows)
        {
            types.Add(TaskQueueType.Workflow);
        }

        if (polledActivities)
        {
            types.Add(TaskQueueType.Activity);
        }

        try
        {
            await polls.ShutdownWorkerAsync(types).WaitAsync(ShutdownLimits.ShutdownCall, options.TimeProvider).ConfigureAwait(false);
            if (facts.CompletesPollsOnShutdown)
            {
                await polling.WaitAsync(ShutdownLimits.OpenPolls, options.TimeProvider).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (Exception e)
        {
            logger.LogDebug(e, "The server was not told of the shutdown; sticky tasks move after their time-out");
        }

        await abort.CancelAsync().ConfigureAwait(false);
        await polling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task FinishWorkflowsAsync(WorkflowTaskDispatcher? workflows, LocalActivityRunner? local)
    {
        if (workflows is null)
        {
            return;
        }

        var idle = workflows.WhenIdleAsync();
        await idle.WaitAsync(options.GracefulShutdownTimeout, options.TimeProvider).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // What waits for local activities now is given up; another worker runs them again.
        workflows.Abandon();
        await idle.ConfigureAwait(false);
        if (local is not null)
        {
            await local.WhenIdleAsync().ConfigureAwait(false);
        }
    }
}
