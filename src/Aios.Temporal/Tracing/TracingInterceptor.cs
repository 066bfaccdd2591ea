using System.Diagnostics;
using Aios.Temporal.Activities;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Workflows;
using OpenTelemetry.Context.Propagation;

namespace Aios.Temporal.Extensions.OpenTelemetry;

/// <summary>
/// Makes trace spans for calls of the client, workflows and activities, and carries the trace context in headers. Set it
/// as interceptor of the client; workers of that client use it too.
/// </summary>
public class TracingInterceptor : IClientInterceptor, IWorkerInterceptor
{
    /// <summary>Source of spans of clients.</summary>
    public static readonly ActivitySource ClientSource = new("Aios.Temporal.Extensions.OpenTelemetry.Client");

    /// <summary>Source of spans of workflows. They have no length, because a workflow runs in many processes.</summary>
    public static readonly ActivitySource WorkflowsSource = new("Aios.Temporal.Extensions.OpenTelemetry.Workflow");

    /// <summary>Source of spans of activities.</summary>
    public static readonly ActivitySource ActivitiesSource = new("Aios.Temporal.Extensions.OpenTelemetry.Activity");

    /// <summary>Creates the interceptor.</summary>
    /// <param name="options">Options; null for defaults.</param>
    public TracingInterceptor(TracingInterceptorOptions? options = null) => Options = options ?? new();

    /// <summary>Options in use.</summary>
    public TracingInterceptorOptions Options { get; init; }

    /// <inheritdoc />
    public ClientOutboundInterceptor InterceptClient(ClientOutboundInterceptor nextInterceptor) =>
        new TracingClientOutbound(this, nextInterceptor);

    /// <inheritdoc />
    public WorkflowInboundInterceptor InterceptWorkflow(WorkflowInboundInterceptor nextInterceptor) =>
        new TracingWorkflowInbound(this, nextInterceptor);

    /// <inheritdoc />
    public ActivityInboundInterceptor InterceptActivity(ActivityInboundInterceptor nextInterceptor) =>
        new TracingActivityInbound(this, nextInterceptor);

    /// <summary>Adds a trace context to headers.</summary>
    /// <param name="headers">Headers so far; not changed.</param>
    /// <param name="ctx">Trace context and baggage.</param>
    /// <returns>Headers with the context.</returns>
    protected internal virtual IDictionary<string, Payload> HeadersFromContext(
        IDictionary<string, Payload>? headers,
        PropagationContext ctx)
    {
        var carrier = new Dictionary<string, string>();
        Options.Propagator.Inject(ctx, carrier, static (fields, name, value) => fields[name] = value);
        // Always the default converter, so that every library and process can read it.
        return new Dictionary<string, Payload>(headers ?? new Dictionary<string, Payload>())
        {
            [Options.HeaderKey] = DataConverter.Default.PayloadConverter.ToPayload(carrier),
        };
    }

    /// <summary>Reads the trace context from headers.</summary>
    /// <param name="headers">Headers, if any.</param>
    /// <returns>The context; null if the headers have none.</returns>
    protected internal virtual PropagationContext? HeadersToContext(IReadOnlyDictionary<string, Payload>? headers)
    {
        if (headers is null || !headers.TryGetValue(Options.HeaderKey, out var payload))
        {
            return null;
        }
        var carrier = DataConverter.Default.PayloadConverter.ToValue<Dictionary<string, string>>(payload);
        return carrier is null
            ? null
            : Options.Propagator.Extract(
                default,
                carrier,
                static (fields, name) => fields.TryGetValue(name, out var value) ? [value] : []);
    }

    /// <summary>Tags of client spans about a workflow.</summary>
    /// <param name="workflowId">Workflow id.</param>
    /// <returns>The tags.</returns>
    protected internal virtual IEnumerable<KeyValuePair<string, object?>> CreateWorkflowTags(string workflowId) =>
        SpanTags.Of((Options.TagNameWorkflowId, workflowId));

    /// <summary>Tags of client spans about an update.</summary>
    /// <param name="workflowId">Workflow id.</param>
    /// <param name="updateId">Update id, if the caller chose one.</param>
    /// <returns>The tags.</returns>
    protected internal virtual IEnumerable<KeyValuePair<string, object?>> CreateUpdateTags(
        string workflowId,
        string? updateId) =>
        SpanTags.Of(
            (Options.TagNameWorkflowId, workflowId),
            (updateId is null ? null : Options.TagNameUpdateId, updateId));

    /// <summary>Tags of spans made inside a workflow.</summary>
    /// <returns>The tags.</returns>
    protected internal virtual IEnumerable<KeyValuePair<string, object?>> CreateInWorkflowTags() =>
        SpanTags.Of(
            (Options.TagNameWorkflowId, Workflow.Info.WorkflowId),
            (Options.TagNameRunId, Workflow.Info.RunId));

    /// <summary>Tags of spans made inside an activity.</summary>
    /// <returns>The tags.</returns>
    protected internal virtual IEnumerable<KeyValuePair<string, object?>> CreateInActivityTags()
    {
        var info = ActivityExecutionContext.Current.Info;
        return SpanTags.Of(
            (Options.TagNameWorkflowId, info.WorkflowId),
            (Options.TagNameRunId, info.WorkflowRunId),
            (Options.TagNameActivityId, info.ActivityId));
    }
}
