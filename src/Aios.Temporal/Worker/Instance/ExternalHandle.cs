using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Handle of another workflow.</summary>
internal sealed class ExternalHandle<TWorkflow>(Func<WorkflowOutboundInterceptor> outbound, string id, string? runId)
    : ExternalWorkflowHandle<TWorkflow>
{
    public override string Id => id;

    public override string? RunId => runId;

    public override Task SignalAsync(
        string signal, IReadOnlyCollection<object?> args, ExternalWorkflowSignalOptions? options = null) =>
        outbound().SignalExternalWorkflowAsync(new(id, runId, signal, args, options, Headers: null));

    public override Task CancelAsync() => CancelAsync(options: null);

    public override Task CancelAsync(ExternalWorkflowCancelOptions? options) =>
        outbound().CancelExternalWorkflowAsync(new(id, runId, options));
}
