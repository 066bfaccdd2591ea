using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Worker;

namespace Aios.Temporal.Client;

/// <summary>
/// Client of one namespace. Thread-safe; make one per namespace and share it. Every call goes through the interceptors of
/// the client options, converts with their data converter, and is retried unless its RPC options say otherwise.
/// </summary>
public partial interface ITemporalClient : IWorkerClient
{
    /// <summary>Connection the client uses. Its metadata and API key can be changed at any time.</summary>
    new ITemporalConnection Connection { get; }

    /// <summary>Head of the interceptor chain.</summary>
    ClientOutboundInterceptor OutboundInterceptor { get; }

    /// <summary>Raw calls of the workflow service. They are not retried by default and set no namespace.</summary>
    WorkflowService WorkflowService { get; }

    /// <summary>Raw calls of the operator service. They are not retried by default.</summary>
    OperatorService OperatorService { get; }
}
