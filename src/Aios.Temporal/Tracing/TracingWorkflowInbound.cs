using System.Diagnostics;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Extensions.OpenTelemetry;

/// <summary>
/// Spans of the workflow and its handlers. They are children of the span that started the workflow; handlers link to the
/// span that sent the message.
/// </summary>
internal sealed class TracingWorkflowInbound(TracingInterceptor root, WorkflowInboundInterceptor next)
    : WorkflowInboundInterceptor(next)
{
    public override void Init(WorkflowOutboundInterceptor outbound) => base.Init(new TracingWorkflowOutbound(root, outbound));

    public override async Task<object?> ExecuteWorkflowAsync(ExecuteWorkflowInput input)
    {
        using var remote = WorkflowRemoteContext.Attach(root);
        using var span = Track($"RunWorkflow:{Workflow.Info.WorkflowType}", links: null);
        try
        {
            var result = await Next.ExecuteWorkflowAsync(input);
            TracingInterceptor.WorkflowsSource
                .TrackWorkflowDiagnosticActivity($"CompleteWorkflow:{Workflow.Info.WorkflowType}")
                .Dispose();
            return result;
        }
        catch (Exception error)
        {
            TrackEnd(error, "CompleteWorkflow", Workflow.Info.WorkflowType);
            throw;
        }
    }

    public override async Task HandleSignalAsync(HandleSignalInput input)
    {
        using var remote = WorkflowRemoteContext.Attach(root);
        using var span = Track($"HandleSignal:{input.Signal}", LinksTo(input.Headers));
        try
        {
            await Next.HandleSignalAsync(input);
        }
        catch (Exception error)
        {
            TrackEnd(error, "CompleteWorkflow", Workflow.Info.WorkflowType);
            throw;
        }
    }

    public override object? HandleQuery(HandleQueryInput input)
    {
        using var remote = WorkflowRemoteContext.Attach(root);
        using var span = Track($"HandleQuery:{input.Query}", LinksTo(input.Headers), evenOnReplay: true);
        try
        {
            return Next.HandleQuery(input);
        }
        catch (Exception error)
        {
            SpanErrors.Record(span.Activity, error);
            throw;
        }
    }

    public override void ValidateUpdate(HandleUpdateInput input)
    {
        using var remote = WorkflowRemoteContext.Attach(root);
        using var span = Track($"ValidateUpdate:{input.Update}", LinksTo(input.Headers));
        try
        {
            Next.ValidateUpdate(input);
        }
        catch (Exception error)
        {
            SpanErrors.Record(span.Activity, error);
            throw;
        }
    }

    public override async Task<object?> HandleUpdateAsync(HandleUpdateInput input)
    {
        using var remote = WorkflowRemoteContext.Attach(root);
        using var span = Track($"HandleUpdate:{input.Update}", LinksTo(input.Headers));
        try
        {
            return await Next.HandleUpdateAsync(input);
        }
        catch (Exception error)
        {
            TrackEnd(error, "CompleteUpdate", input.Update);
            throw;
        }
    }

    // The span of the beginning may have been made in another process, so the error gets a span of its own.
    private static void TrackEnd(Exception error, string endPrefix, string name)
    {
        if (error is ContinueAsNewException)
        {
            return;
        }
        var prefix = error is FailureException or OperationCanceledException ? endPrefix : "WorkflowTaskFailure";
        TracingInterceptor.WorkflowsSource
            .TrackWorkflowDiagnosticActivity($"{prefix}:{name}", updateActivity: span => SpanErrors.Record(span, error))
            .Dispose();
    }

    private WorkflowDiagnosticActivity Track(string name, ActivityLink[]? links, bool evenOnReplay = false) =>
        TracingInterceptor.WorkflowsSource.TrackWorkflowDiagnosticActivity(
            name,
            ActivityKind.Server,
            root.CreateInWorkflowTags(),
            links,
            evenOnReplay,
            inheritParentTags: false);

    private ActivityLink[]? LinksTo(IReadOnlyDictionary<string, Payload>? headers) =>
        root.HeadersToContext(headers) is { } context ? [new ActivityLink(context.ActivityContext)] : null;
}
