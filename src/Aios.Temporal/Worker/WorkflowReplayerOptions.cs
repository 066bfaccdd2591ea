using Aios.Temporal.Converters;
using Aios.Temporal.Runtime;
using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Workflows;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aios.Temporal.Worker;

/// <summary>Settings of a <see cref="WorkflowReplayer"/>.</summary>
public class WorkflowReplayerOptions : ICloneable
{
    private List<WorkflowDefinition> workflows = [];

    /// <summary>Raised on the workflow's thread before workflow code runs for a task; must not block.</summary>
    public event EventHandler<WorkflowTaskStartingEventArgs>? WorkflowTaskStarting;

    /// <summary>Raised on the workflow's thread after workflow code ran for a task; must not block.</summary>
    public event EventHandler<WorkflowTaskCompletedEventArgs>? WorkflowTaskCompleted;

    /// <summary>Workflows that histories may be of. At least one is needed.</summary>
    public IList<WorkflowDefinition> Workflows => workflows;

    /// <summary>Namespace that workflow code sees. Default <c>ReplayNamespace</c>.</summary>
    public string Namespace { get; set; } = "ReplayNamespace";

    /// <summary>Task queue that workflow code sees. Default <c>ReplayTaskQueue</c>.</summary>
    public string TaskQueue { get; set; } = "ReplayTaskQueue";

    /// <summary>Converter the histories were written with.</summary>
    public DataConverter DataConverter { get; set; } = DataConverter.Default;

    /// <summary>Interceptors, outermost first.</summary>
    public IReadOnlyCollection<IWorkerInterceptor>? Interceptors { get; set; }

    /// <summary>Build id that workflow code sees.</summary>
    public string? BuildId { get; set; }

    /// <summary>Identity, for logs only.</summary>
    public string? Identity { get; set; }

    /// <summary>Whether deadlock detection is off. Default false, or the environment variable TEMPORAL_DEBUG.</summary>
    public bool DebugMode { get; set; } = TemporalWorkerOptions.DebugModeOfEnvironment();

    /// <summary>Whether the check for tasks that leave the workflow's scheduler is off. Default false.</summary>
    public bool DisableWorkflowTracingEventListener { get; set; }

    /// <summary>Logger factory. Default logs nothing.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>Runtime for metrics; null uses the default one.</summary>
    public TemporalRuntime? Runtime { get; set; }

    /// <summary>Exception types that fail a workflow instead of its task.</summary>
    public IReadOnlyCollection<Type>? WorkflowFailureExceptionTypes { get; set; }

    /// <summary>Handlers of <see cref="WorkflowTaskStarting"/>, which the owner of the runs calls with itself as sender.</summary>
    internal EventHandler<WorkflowTaskStartingEventArgs>? TaskStartingHandlers => WorkflowTaskStarting;

    /// <summary>Handlers of <see cref="WorkflowTaskCompleted"/>.</summary>
    internal EventHandler<WorkflowTaskCompletedEventArgs>? TaskCompletedHandlers => WorkflowTaskCompleted;

    /// <summary>Adds a workflow.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>These options.</returns>
    public WorkflowReplayerOptions AddWorkflow<T>() => AddWorkflow(typeof(T));

    /// <summary>Adds a workflow.</summary>
    /// <param name="type">Its type.</param>
    /// <returns>These options.</returns>
    public WorkflowReplayerOptions AddWorkflow(Type type) => AddWorkflow(WorkflowDefinition.Create(type));

    /// <summary>Adds a workflow.</summary>
    /// <param name="definition">Workflow.</param>
    /// <returns>These options.</returns>
    public WorkflowReplayerOptions AddWorkflow(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        workflows.Add(definition);
        return this;
    }

    /// <summary>Copies the options; the list is copied, its elements are not.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowReplayerOptions)MemberwiseClone();
        copy.workflows = [.. workflows];
        return copy;
    }
}
