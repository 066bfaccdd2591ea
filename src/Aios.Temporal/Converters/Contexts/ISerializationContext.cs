using Aios.Temporal.Activities;

namespace Aios.Temporal.Converters;

/// <summary>Tells a converter or codec what the payloads belong to.</summary>
public interface ISerializationContext
{
    /// <summary>A context that may belong to a workflow.</summary>
    interface IHasWorkflow : ISerializationContext
    {
        /// <summary>Namespace.</summary>
        string Namespace { get; }

        /// <summary>Workflow id; null only outside workflows.</summary>
        string? WorkflowId { get; }
    }

    /// <summary>Payloads of a workflow. For a call to another workflow it is the id of that other one.</summary>
    /// <param name="Namespace">Namespace.</param>
    /// <param name="WorkflowId">Workflow id.</param>
    sealed record Workflow(string Namespace, string WorkflowId) : IHasWorkflow;

    /// <summary>Payloads of an activity: input, result, heartbeats and failure.</summary>
    /// <param name="Namespace">Namespace.</param>
    /// <param name="ActivityId">Activity id, if known at this point.</param>
    /// <param name="WorkflowId">Workflow that scheduled it, if any.</param>
    /// <param name="WorkflowType">Type of that workflow, if known.</param>
    /// <param name="ActivityType">Activity type, if known.</param>
    /// <param name="ActivityTaskQueue">Task queue, if known.</param>
    /// <param name="IsLocal">True for a local activity.</param>
    sealed record Activity(
        string Namespace,
        string? ActivityId,
        string? WorkflowId,
        string? WorkflowType,
        string? ActivityType,
        string? ActivityTaskQueue,
        bool IsLocal) : IHasWorkflow
    {
        /// <summary>Context of a running activity.</summary>
        /// <param name="info">Its facts.</param>
        public Activity(ActivityInfo info)
            : this(
                (info ?? throw new ArgumentNullException(nameof(info))).WorkflowNamespace ?? info.Namespace,
                info.ActivityId,
                info.WorkflowId,
                info.WorkflowType,
                info.ActivityType,
                info.TaskQueue,
                info.IsLocal)
        {
        }
    }

    /// <summary>Payloads of a Nexus operation.</summary>
    /// <param name="Endpoint">Endpoint.</param>
    /// <param name="Service">Service.</param>
    /// <param name="Operation">Operation.</param>
    sealed record Nexus(string Endpoint, string Service, string Operation) : ISerializationContext;
}
