using System.Diagnostics;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Workflows;
using OpenTelemetry;

namespace Aios.Temporal.Extensions.OpenTelemetry;

/// <summary>Spans of calls that a workflow makes; their context goes into the headers of the call.</summary>
internal sealed class TracingWorkflowOutbound(TracingInterceptor root, WorkflowOutboundInterceptor next)
    : WorkflowOutboundInterceptor(next)
{
    // The next run is a child of what is current now; it gets no span here, because it is no call.
    public override ContinueAsNewException CreateContinueAsNewException(CreateContinueAsNewExceptionInput input) =>
        Next.CreateContinueAsNewException(input with { Headers = WithCurrentContext(input.Headers) });

    public override Task<TResult> ScheduleActivityAsync<TResult>(ScheduleActivityInput input) =>
        Next.ScheduleActivityAsync<TResult>(
            input with { Headers = WithSpan($"StartActivity:{input.Activity}", input.Headers) });

    public override Task<TResult> ScheduleLocalActivityAsync<TResult>(ScheduleLocalActivityInput input) =>
        Next.ScheduleLocalActivityAsync<TResult>(
            input with { Headers = WithSpan($"StartActivity:{input.Activity}", input.Headers) });

    public override Task SignalChildWorkflowAsync(SignalChildWorkflowInput input) =>
        Next.SignalChildWorkflowAsync(
            input with { Headers = WithSpan($"SignalChildWorkflow:{input.Signal}", input.Headers) });

    public override Task SignalExternalWorkflowAsync(SignalExternalWorkflowInput input) =>
        Next.SignalExternalWorkflowAsync(
            input with { Headers = WithSpan($"SignalExternalWorkflow:{input.Signal}", input.Headers) });

    public override Task<ChildWorkflowHandle<TWorkflow, TResult>> StartChildWorkflowAsync<TWorkflow, TResult>(
        StartChildWorkflowInput input) =>
        Next.StartChildWorkflowAsync<TWorkflow, TResult>(
            input with { Headers = WithSpan($"StartChildWorkflow:{input.Workflow}", input.Headers) });

    private IDictionary<string, Payload> WithSpan(string name, IDictionary<string, Payload>? headers)
    {
        using var span = TracingInterceptor.WorkflowsSource.TrackWorkflowDiagnosticActivity(name, ActivityKind.Client);
        return WithCurrentContext(headers);
    }

    private IDictionary<string, Payload> WithCurrentContext(IDictionary<string, Payload>? headers) =>
        root.HeadersFromContext(headers, new(WorkflowDiagnosticActivity.Current?.Context ?? default, Baggage.Current));
}
