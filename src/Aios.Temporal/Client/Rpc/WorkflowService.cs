using Google.Protobuf;

namespace Aios.Temporal.Client;

/// <summary>
/// Raw calls of the workflow service. They are not retried unless <see cref="RpcOptions.Retry" /> is true.
/// </summary>
public abstract partial class WorkflowService : RpcService
{
    private const string Name = "temporal.api.workflowservice.v1.WorkflowService";

    /// <summary>Initializes a new instance of the <see cref="WorkflowService" /> class.</summary>
    protected WorkflowService()
    {
    }

    internal override string FullName => Name;

    /// <summary>The service over a connection.</summary>
    public class Core : WorkflowService
    {
        private readonly TemporalConnection connection;

        /// <summary>Initializes a new instance of the <see cref="Core" /> class.</summary>
        /// <param name="connection">The connection to call over.</param>
        public Core(TemporalConnection connection) => this.connection = connection;

        /// <inheritdoc />
        protected override Task<T> InvokeRpcAsync<T>(string rpc, IMessage req, MessageParser<T> resp, RpcOptions? options = null) =>
            connection.InvokeAsync(Name, rpc, req, resp, options);
    }
}
