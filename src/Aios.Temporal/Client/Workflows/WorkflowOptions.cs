using System.Linq.Expressions;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Common;

namespace Aios.Temporal.Client;

/// <summary>Options for starting a workflow.</summary>
public class WorkflowOptions : ICloneable
{
    /// <summary>Creates options without id and task queue, which must be set before the start.</summary>
    public WorkflowOptions()
    {
    }

    /// <summary>Creates options with what is always needed.</summary>
    /// <param name="id">Workflow id.</param>
    /// <param name="taskQueue">Task queue of the workers that run the workflow.</param>
    public WorkflowOptions(string id, string taskQueue)
    {
        Id = id;
        TaskQueue = taskQueue;
    }

    /// <summary>Workflow id. Required; at most one run with it is open at a time.</summary>
    public string? Id { get; set; }

    /// <summary>Task queue of the workers that run the workflow. Required.</summary>
    public string? TaskQueue { get; set; }

    /// <summary>One line for user interfaces, fixed for the life of the workflow. At most 400 bytes.</summary>
    public string? StaticSummary { get; set; }

    /// <summary>Text for user interfaces, fixed for the life of the workflow. At most 20,000 bytes.</summary>
    public string? StaticDetails { get; set; }

    /// <summary>Limit of the whole chain of runs. Unset: none.</summary>
    public TimeSpan? ExecutionTimeout { get; set; }

    /// <summary>Limit of one run. Unset: that of the chain.</summary>
    public TimeSpan? RunTimeout { get; set; }

    /// <summary>Limit of one workflow task. Unset: the default of the server, 10 seconds.</summary>
    public TimeSpan? TaskTimeout { get; set; }

    /// <summary>What to do when a closed workflow has the same id. Default: start anyway.</summary>
    public WorkflowIdReusePolicy IdReusePolicy { get; set; } = WorkflowIdReusePolicy.AllowDuplicate;

    /// <summary>What to do when a running workflow has the same id. Unspecified: fail.</summary>
    public WorkflowIdConflictPolicy IdConflictPolicy { get; set; } = WorkflowIdConflictPolicy.Unspecified;

    /// <summary>How a failed run is tried again. Unset: it is not.</summary>
    public RetryPolicy? RetryPolicy { get; set; }

    /// <summary>Cron expression by which the workflow repeats. Cannot be used with <see cref="StartDelay"/>.</summary>
    public string? CronSchedule { get; set; }

    /// <summary>Values shown with the workflow but not indexed. Null values are not allowed.</summary>
    public IReadOnlyDictionary<string, object>? Memo { get; set; }

    /// <summary>Indexed values for visibility queries.</summary>
    public SearchAttributeCollection? TypedSearchAttributes { get; set; }

    /// <summary>Time to wait before the first workflow task. A signal ends the wait.</summary>
    public TimeSpan? StartDelay { get; set; }

    /// <summary>Signal sent together with the start. See <see cref="SignalWithStart(string, IReadOnlyCollection{object?})"/>.</summary>
    public string? StartSignal { get; set; }

    /// <summary>Arguments of <see cref="StartSignal"/>.</summary>
    public IReadOnlyCollection<object?>? StartSignalArgs { get; set; }

    /// <summary>Accepted for compatibility. The first task is always delivered through the task queue.</summary>
    public bool RequestEagerStart { get; set; }

    /// <summary>How the call is made: time-out, retry, metadata, cancellation. Unset: retried, with the connection's defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Priority of the tasks of the workflow.</summary>
    public Priority? Priority { get; set; }

    /// <summary>Worker version that runs the workflow, in place of the one the deployment would choose.</summary>
    public VersioningOverride? VersioningOverride { get; set; }

    /// <summary>Makes the start a signal-with-start.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <param name="signalCall">Call of the signal method. It is not executed.</param>
    public void SignalWithStart<TWorkflow>(Expression<Func<TWorkflow, Task>> signalCall)
    {
        var (signal, args) = TypedCall.Signal(signalCall);
        SignalWithStart(signal, args);
    }

    /// <summary>Makes the start a signal-with-start: a running workflow is signalled, otherwise one is started first.</summary>
    /// <param name="signal">Signal name.</param>
    /// <param name="args">Arguments of the signal.</param>
    public void SignalWithStart(string signal, IReadOnlyCollection<object?> args)
    {
        StartSignal = signal;
        StartSignalArgs = args;
    }

    /// <summary>Makes an independent copy; the <see cref="Rpc"/> options are copied too.</summary>
    /// <returns>The copy, of the same runtime type.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
