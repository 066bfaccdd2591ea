using System.Linq.Expressions;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Client.Schedules;

/// <summary>A schedule action that starts a workflow.</summary>
/// <param name="Workflow">Workflow type name.</param>
/// <param name="Args">
/// Arguments. Those of a description are <see cref="IEncodedRawValue"/>; they are written back unchanged.
/// </param>
/// <param name="Options">
/// Start options. The server appends the time to the id. Id policies, cron, delay, start signal and RPC options must not be set.
/// </param>
/// <param name="Headers">Headers of the start.</param>
public record ScheduleActionStartWorkflow(
    string Workflow,
    IReadOnlyCollection<object?> Args,
    WorkflowOptions Options,
    IReadOnlyDictionary<string, IEncodedRawValue>? Headers = null) : ScheduleAction
{
    /// <summary>Creates an action for a workflow that has a result.</summary>
    /// <typeparam name="TWorkflow">Workflow class or interface.</typeparam>
    /// <typeparam name="TResult">Result of the workflow.</typeparam>
    /// <param name="workflowRunCall">Call of the run method. It is not executed.</param>
    /// <param name="options">Start options.</param>
    /// <returns>The action.</returns>
    public static ScheduleActionStartWorkflow Create<TWorkflow, TResult>(
        Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, WorkflowOptions options)
    {
        var (workflow, args) = TypedCall.Run(workflowRunCall);
        return Create(workflow, args, options);
    }

    /// <summary>Creates an action for a workflow without result.</summary>
    /// <inheritdoc cref="Create{TWorkflow, TResult}"/>
    public static ScheduleActionStartWorkflow Create<TWorkflow>(
        Expression<Func<TWorkflow, Task>> workflowRunCall, WorkflowOptions options)
    {
        var (workflow, args) = TypedCall.Run(workflowRunCall);
        return Create(workflow, args, options);
    }

    /// <summary>Creates an action by workflow type name.</summary>
    /// <param name="workflow">Workflow type name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Start options.</param>
    /// <returns>The action.</returns>
    public static ScheduleActionStartWorkflow Create(
        string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options) => new(workflow, args, options);
}
