using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Worker.Codecs;

/// <summary>
/// What the payloads of one run belong to. Results of calls belong to what was called, so the contexts of open calls
/// are kept by sequence number until they are resolved.
/// </summary>
internal sealed class RunContexts(string @namespace, string workflowId, string workflowType, string taskQueue)
{
    private readonly Dictionary<uint, ISerializationContext> activities = [];
    private readonly Dictionary<uint, ISerializationContext> children = [];
    private readonly Dictionary<uint, ISerializationContext> signals = [];
    private readonly Dictionary<uint, ISerializationContext> cancels = [];

    public ISerializationContext Workflow { get; } = new ISerializationContext.Workflow(@namespace, workflowId);

    /// <summary>The context that the payloads of a command are for; remembers it if there will be a resolution.</summary>
    public ISerializationContext Of(InstanceCommand command) => command switch
    {
        ScheduleActivityCommand schedule => activities[schedule.Seq] = ActivityContext(schedule),
        ScheduleLocalActivityCommand schedule => activities[schedule.Seq] = LocalActivityContext(schedule),
        StartChildWorkflowCommand start => children[start.Seq] = WorkflowContext(start.Attributes.Namespace, start.Attributes.WorkflowId),
        SignalExternalWorkflowCommand signal => signals[signal.Seq] =
            WorkflowContext(signal.Attributes.Namespace, signal.Attributes.Execution?.WorkflowId ?? string.Empty),
        RequestCancelExternalWorkflowCommand cancel => cancels[cancel.Seq] =
            WorkflowContext(cancel.Namespace, cancel.WorkflowId),
        _ => Workflow,
    };

    /// <summary>The context that the payloads of a job come from; forgets it if the call is over.</summary>
    public ISerializationContext Of(ActivationJob job) => job switch
    {
        ResolveActivity resolve => Take(activities, resolve.Seq),
        ResolveChildWorkflowStart { Result: ChildWorkflowStartResolution.Succeeded } start =>
            children.GetValueOrDefault(start.Seq, Workflow),
        ResolveChildWorkflowStart start => Take(children, start.Seq),
        ResolveChildWorkflow resolve => Take(children, resolve.Seq),
        ResolveSignalExternalWorkflow resolve => Take(signals, resolve.Seq),
        ResolveRequestCancelExternalWorkflow resolve => Take(cancels, resolve.Seq),
        _ => Workflow,
    };

    private ISerializationContext Take(Dictionary<uint, ISerializationContext> open, uint seq) =>
        open.Remove(seq, out var context) ? context : Workflow;

    private ISerializationContext.Workflow WorkflowContext(string targetNamespace, string targetId) =>
        new(targetNamespace.Length > 0 ? targetNamespace : @namespace, targetId);

    private ISerializationContext.Activity ActivityContext(ScheduleActivityCommand command) => new(
        @namespace,
        command.Attributes.ActivityId,
        workflowId,
        workflowType,
        command.Attributes.ActivityType?.Name,
        command.Attributes.TaskQueue?.Name is { Length: > 0 } queue ? queue : taskQueue,
        IsLocal: false);

    private ISerializationContext.Activity LocalActivityContext(ScheduleLocalActivityCommand command) => new(
        @namespace,
        command.Attributes.ActivityId,
        workflowId,
        workflowType,
        command.Attributes.ActivityType?.Name,
        taskQueue,
        IsLocal: true);
}
