using Aios.Temporal.Activities;
using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Worker.Tuning;
using Aios.Temporal.Workflows;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker;

/// <summary>Settings of a <see cref="TemporalWorker"/>; copied when the worker is made.</summary>
public class TemporalWorkerOptions : ICloneable
{
    private List<ActivityDefinition> activities = [];
    private List<WorkflowDefinition> workflows = [];

    /// <summary>Creates options without a task queue; set it before use.</summary>
    public TemporalWorkerOptions()
    {
    }

    /// <summary>Creates options.</summary>
    /// <param name="taskQueue">Queue to poll.</param>
    public TemporalWorkerOptions(string taskQueue) => TaskQueue = taskQueue;

    /// <summary>Raised on the workflow's thread before workflow code runs for a task; must not block.</summary>
    public event EventHandler<WorkflowTaskStartingEventArgs>? WorkflowTaskStarting;

    /// <summary>Raised on the workflow's thread after workflow code ran for a task; must not block.</summary>
    public event EventHandler<WorkflowTaskCompletedEventArgs>? WorkflowTaskCompleted;

    /// <summary>Queue to poll. Required.</summary>
    public string? TaskQueue { get; set; }

    /// <summary>Activities this worker runs.</summary>
    public IList<ActivityDefinition> Activities => activities;

    /// <summary>Workflows this worker runs.</summary>
    public IList<WorkflowDefinition> Workflows => workflows;

    /// <summary>Starts activities. Default: the thread pool's factory.</summary>
    public TaskFactory ActivityTaskFactory { get; set; } = Task.Factory;

    /// <summary>Interceptors; those of the client that are worker interceptors too come first.</summary>
    public IReadOnlyCollection<IWorkerInterceptor>? Interceptors { get; set; }

    /// <summary>Build id of this worker. Default: the entry assembly's module version id. Superseded by <see cref="DeploymentOptions"/>.</summary>
    public string? BuildId { get; set; }

    /// <summary>Whether the legacy build id versioning is used. Default false. Superseded by <see cref="DeploymentOptions"/>.</summary>
    public bool UseWorkerVersioning { get; set; }

    /// <summary>Deployment version; null for an unversioned worker.</summary>
    public WorkerDeploymentOptions? DeploymentOptions { get; set; }

    /// <summary>Identity in histories; null uses the connection's.</summary>
    public string? Identity { get; set; }

    /// <summary>Most activities at once; null means 100. Not together with <see cref="Tuner"/>.</summary>
    public int? MaxConcurrentActivities { get; set; }

    /// <summary>Longest time between heartbeats that are sent. Default 60 s.</summary>
    public TimeSpan MaxHeartbeatThrottleInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time between heartbeats that are sent if the activity has no heartbeat time-out. Default 30 s.</summary>
    public TimeSpan DefaultHeartbeatThrottleInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most activities this worker starts per second; null is unlimited.</summary>
    public double? MaxActivitiesPerSecond { get; set; }

    /// <summary>Most activities the server hands out per second for the whole queue; null is unlimited.</summary>
    public double? MaxTaskQueueActivitiesPerSecond { get; set; }

    /// <summary>How long running activities may go on after shutdown began, before they are cancelled. Default 0.</summary>
    public TimeSpan GracefulShutdownTimeout { get; set; }

    /// <summary>Most workflow runs kept in memory. Default 10000; 0 replays every task from the start.</summary>
    public int MaxCachedWorkflows { get; set; } = 10_000;

    /// <summary>Most workflow tasks at once; null means 100. Not together with <see cref="Tuner"/>.</summary>
    public int? MaxConcurrentWorkflowTasks { get; set; }

    /// <summary>Most local activities at once; null means 100. Not together with <see cref="Tuner"/>.</summary>
    public int? MaxConcurrentLocalActivities { get; set; }

    /// <summary>Whether registered activities run as local ones only, without polling for others. Default false.</summary>
    public bool LocalActivityWorkerOnly { get; set; }

    /// <summary>How long a task waits for the worker that has its run in memory. Default 10 s.</summary>
    public TimeSpan StickyQueueScheduleToStartTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Most polls for workflow tasks at once. Default 5, at least 2 with a cache.</summary>
    public int MaxConcurrentWorkflowTaskPolls { get; set; } = 5;

    /// <summary>Share of the workflow polls that ask for tasks of runs not in memory. Default 0.2.</summary>
    public float NonStickyToStickyPollRatio { get; set; } = 0.2f;

    /// <summary>Most polls for activity tasks at once. Default 5.</summary>
    public int MaxConcurrentActivityTaskPolls { get; set; } = 5;

    /// <summary>How many workflow polls run; replaces <see cref="MaxConcurrentWorkflowTaskPolls"/>.</summary>
    public PollerBehavior? WorkflowTaskPollerBehavior { get; set; }

    /// <summary>How many activity polls run; replaces <see cref="MaxConcurrentActivityTaskPolls"/>.</summary>
    public PollerBehavior? ActivityTaskPollerBehavior { get; set; }

    /// <summary>Exception types that fail a workflow instead of its task.</summary>
    public IReadOnlyCollection<Type>? WorkflowFailureExceptionTypes { get; set; }

    /// <summary>Decides whether a new patch is activated; null activates all.</summary>
    public Func<PatchActivationInput, bool>? PatchActivationCallback { get; set; }

    /// <summary>Whether deadlock detection is off, for debuggers. Default false, or the environment variable TEMPORAL_DEBUG.</summary>
    public bool DebugMode { get; set; } = DebugModeOfEnvironment();

    /// <summary>Whether the check for tasks that leave the workflow's scheduler is off. Default false.</summary>
    public bool DisableWorkflowTracingEventListener { get; set; }

    /// <summary>Logger factory; null uses the client's.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>What the stack trace query answers. Default none.</summary>
    public WorkflowStackTrace WorkflowStackTrace { get; set; }

    /// <summary>Slots of this worker; replaces the MaxConcurrent settings.</summary>
    public WorkerTuner? Tuner { get; set; }

    /// <summary>Whether activities are never handed out together with a workflow task. Default false.</summary>
    public bool DisableEagerActivityExecution { get; set; }

    /// <summary>Most activities asked for with one workflow task. Default 3.</summary>
    public int MaxEagerActivityReservationsPerWorkflowTask { get; set; } = 3;

    /// <summary>Whether payloads above the server's limit are sent anyway. Default false.</summary>
    public bool DisablePayloadErrorLimit { get; set; }

    /// <summary>Time source of the worker's own timers; the system's unless a test replaces it.</summary>
    internal TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Drops each run from the cache whenever it is idle, without telling the server: finds replay errors in tests.</summary>
    internal bool EvictAfterEachTask { get; set; }

    /// <summary>Adds one activity.</summary>
    /// <param name="del">Delegate of a method with [Activity].</param>
    /// <returns>These options.</returns>
    public TemporalWorkerOptions AddActivity(Delegate del) => AddActivity(ActivityDefinition.Create(del));

    /// <summary>Adds one activity.</summary>
    /// <param name="definition">Activity.</param>
    /// <returns>These options.</returns>
    public TemporalWorkerOptions AddActivity(ActivityDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        activities.Add(definition);
        return this;
    }

    /// <summary>Adds all activities of a type.</summary>
    /// <typeparam name="T">Type to search.</typeparam>
    /// <param name="instance">Object to call; may be null if all of them are static.</param>
    /// <returns>These options.</returns>
    public TemporalWorkerOptions AddAllActivities<T>(T? instance) => AddAllActivities(typeof(T), instance);

    /// <summary>Adds all activities of a type.</summary>
    /// <param name="type">Type to search.</param>
    /// <param name="instance">Object to call; may be null if all of them are static.</param>
    /// <returns>These options.</returns>
    public TemporalWorkerOptions AddAllActivities(Type type, object? instance)
    {
        activities.AddRange(ActivityDefinition.CreateAll(type, instance));
        return this;
    }

    /// <summary>Handlers of <see cref="WorkflowTaskStarting"/>, which the owner of the runs calls with itself as sender.</summary>
    internal EventHandler<WorkflowTaskStartingEventArgs>? TaskStartingHandlers => WorkflowTaskStarting;

    /// <summary>Handlers of <see cref="WorkflowTaskCompleted"/>.</summary>
    internal EventHandler<WorkflowTaskCompletedEventArgs>? TaskCompletedHandlers => WorkflowTaskCompleted;

    /// <summary>Adds a workflow.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>These options.</returns>
    public TemporalWorkerOptions AddWorkflow<T>() => AddWorkflow(typeof(T));

    /// <summary>Adds a workflow.</summary>
    /// <param name="type">Its type.</param>
    /// <returns>These options.</returns>
    public TemporalWorkerOptions AddWorkflow(Type type) => AddWorkflow(WorkflowDefinition.Create(type));

    /// <summary>Adds a workflow.</summary>
    /// <param name="definition">Workflow.</param>
    /// <returns>These options.</returns>
    public TemporalWorkerOptions AddWorkflow(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        workflows.Add(definition);
        return this;
    }

    /// <summary>Copies the options; lists are copied, their elements are not.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (TemporalWorkerOptions)MemberwiseClone();
        copy.activities = [.. activities];
        copy.workflows = [.. workflows];
        copy.DeploymentOptions = (WorkerDeploymentOptions?)DeploymentOptions?.Clone();
        return copy;
    }

    internal static bool DebugModeOfEnvironment() =>
        Environment.GetEnvironmentVariable("TEMPORAL_DEBUG") is { } value && (value == "1" || bool.TryParse(value, out var on) && on);
}
