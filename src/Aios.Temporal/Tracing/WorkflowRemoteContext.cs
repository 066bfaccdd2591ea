using Aios.Temporal.Workflows;
using OpenTelemetry;

namespace Aios.Temporal.Extensions.OpenTelemetry;

/// <summary>Makes trace context and baggage of the start request current until disposed.</summary>
internal sealed class WorkflowRemoteContext : IDisposable
{
    private readonly Baggage outerBaggage = Baggage.Current;
    private readonly WorkflowDiagnosticActivity? attached;

    private WorkflowRemoteContext(TracingInterceptor root)
    {
        if (root.HeadersToContext(Workflow.Info.Headers) is { } context)
        {
            Baggage.Current = context.Baggage;
            attached = WorkflowDiagnosticActivity.AttachFromContext(context.ActivityContext);
        }
    }

    public static WorkflowRemoteContext Attach(TracingInterceptor root) => new(root);

    public void Dispose()
    {
        attached?.Dispose();
        Baggage.Current = outerBaggage;
    }
}
