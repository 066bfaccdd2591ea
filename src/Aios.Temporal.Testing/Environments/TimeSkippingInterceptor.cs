using Aios.Temporal.Client;
using Aios.Temporal.Client.Interceptors;

namespace Aios.Temporal.Testing;

/// <summary>Lets time jump while a client waits for the end of a workflow.</summary>
internal sealed class TimeSkippingInterceptor(TimeSkipping skipping) : IClientInterceptor
{
    private readonly TimeSkipping skipping = skipping;
    private TestService? service;

    public void Attach(TestService attached) => service = attached;

    public ClientOutboundInterceptor InterceptClient(ClientOutboundInterceptor nextInterceptor) => new Outbound(this, nextInterceptor);

    private sealed class Outbound(TimeSkippingInterceptor owner, ClientOutboundInterceptor next) : ClientOutboundInterceptor(next)
    {
        public override Task<WorkflowHistoryEventPage> FetchWorkflowHistoryEventPageAsync(FetchWorkflowHistoryEventPageInput input) =>
            input.WaitNewEvent && owner.service is { } service
                ? owner.skipping.DuringAsync(service, () => base.FetchWorkflowHistoryEventPageAsync(input))
                : base.FetchWorkflowHistoryEventPageAsync(input);
    }
}
