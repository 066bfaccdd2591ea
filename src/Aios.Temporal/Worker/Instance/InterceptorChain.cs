using Aios.Temporal.Worker.Interceptors;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Interceptors of one run, made when first needed so that their constructors run as workflow code.</summary>
internal sealed class InterceptorChain(
    IReadOnlyCollection<IWorkerInterceptor> interceptors, RootInbound rootInbound, RootOutbound rootOutbound)
{
    private WorkflowInboundInterceptor? inbound;

    public WorkflowInboundInterceptor Inbound => inbound ?? Create();

    public WorkflowOutboundInterceptor Outbound
    {
        get
        {
            _ = Inbound;
            return rootInbound.Outbound ?? throw new InvalidOperationException(
                "A workflow interceptor does not pass on Init to the next one");
        }
    }

    private WorkflowInboundInterceptor Create()
    {
        WorkflowInboundInterceptor chain = rootInbound;
        foreach (var interceptor in interceptors.Reverse())
        {
            chain = interceptor.InterceptWorkflow(chain);
        }

        inbound = chain;
        chain.Init(rootOutbound);
        return chain;
    }
}
