using Aios.Temporal.Workflows;

namespace Aios.Temporal.Extensions.OpenTelemetry;

/// <summary>Makes trace context and baggage of the start request current until disposed.</summary>
internal sealed class WorkflowRemoteContext : IDisposable
{
    private readonly BaggageScope baggage;
    private readonly WorkflowDiagnosticActivity? attached;

    private WorkflowRemoteContext(TracingInterceptor root)
    {
        var context = root.HeadersToContext(Workflow.Info.Headers);
        baggage = new BaggageScope(context?.Baggage ?? default);
        attached = context is { } remote ? WorkflowDiagnosticActivity.AttachFromContext(remote.ActivityContext) : null;
    }

    public static WorkflowRemoteContext Attach(TracingInterceptor root) => new(root);

    public void Dispose()
    {
        attached?.Dispose();
        baggage.Dispose();
    }
}
