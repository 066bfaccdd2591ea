using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Workflows;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Everything an instance is made of, from the worker's options; shared by all runs of a definition.</summary>
internal sealed record WorkflowInstanceDetails
{
    public required WorkflowDefinition Definition { get; init; }

    public required string Namespace { get; init; }

    public required string TaskQueue { get; init; }

    /// <summary>Without serialization context; the instance adds the contexts of the run and of its calls.</summary>
    public required IPayloadConverter PayloadConverter { get; init; }

    /// <summary>Without serialization context.</summary>
    public required IFailureConverter FailureConverter { get; init; }

    /// <summary>First is outermost.</summary>
    public IReadOnlyCollection<IWorkerInterceptor> Interceptors { get; init; } = [];

    public required ILoggerFactory LoggerFactory { get; init; }

    /// <summary>Meter to derive the workflow's from, or null for one that drops everything.</summary>
    public MetricMeter? MetricMeter { get; init; }

    public IReadOnlyCollection<Type> FailureExceptionTypes { get; init; } = [];

    public WorkflowStackTrace StackTrace { get; init; } = WorkflowStackTrace.None;

    /// <summary>Whether a new patch is activated on a live run; null activates always.</summary>
    public Func<PatchActivationInput, bool>? PatchActivationCallback { get; init; }

    /// <summary>Whether a local activity of this name can run on this worker; null accepts every name.</summary>
    public Func<string, bool>? IsLocalActivityKnown { get; init; }

    public bool DisableEagerActivityExecution { get; init; }

    /// <summary>Whether to not check that tasks stay on the workflow's scheduler.</summary>
    public bool DisableTracingEvents { get; init; }

    /// <summary>Called on the thread of the activation, before and after it; null for nobody.</summary>
    public Action<WorkflowInfo, WorkflowDefinition>? TaskStarting { get; init; }

    /// <summary>Called with the exception that failed the task, if any.</summary>
    public Action<WorkflowInfo, WorkflowDefinition, Exception?>? TaskCompleted { get; init; }
}
