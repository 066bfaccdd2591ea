using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Interceptors;

/// <summary>Input of <see cref="WorkflowOutboundInterceptor.CancelExternalWorkflowAsync"/>.</summary>
/// <param name="Id">Workflow id of the target.</param>
/// <param name="RunId">Run id of the target, if a particular one is meant.</param>
/// <param name="Options">Options.</param>
public record CancelExternalWorkflowInput(string Id, string? RunId, ExternalWorkflowCancelOptions? Options);

/// <summary>Input of <see cref="WorkflowOutboundInterceptor.CreateContinueAsNewException"/>.</summary>
/// <param name="Workflow">Workflow type of the next run.</param>
/// <param name="Args">Arguments.</param>
/// <param name="Options">Options.</param>
/// <param name="Headers">Headers; interceptors set them by copying the record.</param>
public record CreateContinueAsNewExceptionInput(
    string Workflow,
    IReadOnlyCollection<object?> Args,
    ContinueAsNewOptions? Options,
    IDictionary<string, Payload>? Headers);

/// <summary>Input of <see cref="WorkflowOutboundInterceptor.DelayAsync"/>.</summary>
/// <param name="Delay">How long to wait.</param>
/// <param name="CancellationToken">Token that ends the wait; null for the workflow's.</param>
/// <param name="Summary">One line shown by tools.</param>
public record DelayAsyncInput(TimeSpan Delay, CancellationToken? CancellationToken, string? Summary);

/// <summary>Input of <see cref="WorkflowOutboundInterceptor.ScheduleActivityAsync{TResult}"/>.</summary>
/// <param name="Activity">Activity type.</param>
/// <param name="Args">Arguments.</param>
/// <param name="Options">Options.</param>
/// <param name="Headers">Headers; interceptors set them by copying the record.</param>
public record ScheduleActivityInput(
    string Activity,
    IReadOnlyCollection<object?> Args,
    ActivityOptions Options,
    IDictionary<string, Payload>? Headers);

/// <summary>Input of <see cref="WorkflowOutboundInterceptor.ScheduleLocalActivityAsync{TResult}"/>.</summary>
/// <param name="Activity">Activity type.</param>
/// <param name="Args">Arguments.</param>
/// <param name="Options">Options.</param>
/// <param name="Headers">Headers; interceptors set them by copying the record.</param>
public record ScheduleLocalActivityInput(
    string Activity,
    IReadOnlyCollection<object?> Args,
    LocalActivityOptions Options,
    IDictionary<string, Payload>? Headers);

/// <summary>Input of <see cref="WorkflowOutboundInterceptor.SignalChildWorkflowAsync"/>.</summary>
/// <param name="Id">Workflow id of the child.</param>
/// <param name="Signal">Signal name.</param>
/// <param name="Args">Arguments.</param>
/// <param name="Options">Options.</param>
/// <param name="Headers">Headers; interceptors set them by copying the record.</param>
public record SignalChildWorkflowInput(
    string Id,
    string Signal,
    IReadOnlyCollection<object?> Args,
    ChildWorkflowSignalOptions? Options,
    IDictionary<string, Payload>? Headers);

/// <summary>Input of <see cref="WorkflowOutboundInterceptor.SignalExternalWorkflowAsync"/>.</summary>
/// <param name="Id">Workflow id of the target.</param>
/// <param name="RunId">Run id of the target, if a particular one is meant.</param>
/// <param name="Signal">Signal name.</param>
/// <param name="Args">Arguments.</param>
/// <param name="Options">Options.</param>
/// <param name="Headers">Headers; interceptors set them by copying the record.</param>
public record SignalExternalWorkflowInput(
    string Id,
    string? RunId,
    string Signal,
    IReadOnlyCollection<object?> Args,
    ExternalWorkflowSignalOptions? Options,
    IDictionary<string, Payload>? Headers);

/// <summary>Input of <see cref="WorkflowOutboundInterceptor.StartChildWorkflowAsync{TWorkflow, TResult}"/>.</summary>
/// <param name="Workflow">Workflow type of the child.</param>
/// <param name="Args">Arguments.</param>
/// <param name="Options">Options.</param>
/// <param name="Headers">Headers; interceptors set them by copying the record.</param>
public record StartChildWorkflowInput(
    string Workflow,
    IReadOnlyCollection<object?> Args,
    ChildWorkflowOptions Options,
    IDictionary<string, Payload>? Headers);
