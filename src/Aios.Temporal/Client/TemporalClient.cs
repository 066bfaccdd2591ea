using Aios.Temporal.Client.Calls;
using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Client;

/// <inheritdoc cref="ITemporalClient"/>
public partial class TemporalClient : ITemporalClient
{
    /// <summary>Creates a client on a connection. Several clients may share one.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="options">Client options. They are copied.</param>
    /// <exception cref="ArgumentException">The namespace is empty.</exception>
    public TemporalClient(ITemporalConnection connection, TemporalClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Namespace, "options.Namespace");
        Connection = connection;
        Options = (TemporalClientOptions)options.Clone();
        ClientOutboundInterceptor chain = new ServiceOutbound(this);
        foreach (var interceptor in (options.Interceptors ?? []).Reverse())
        {
            chain = interceptor.InterceptClient(chain)
                ?? throw new ArgumentException($"Interceptor {interceptor.GetType()} returned no interceptor.", nameof(options));
        }

        OutboundInterceptor = chain;
    }

    /// <summary>RPC options that switch retry on.</summary>
    public static RpcOptions RetryRpcOptions => new() { Retry = true };

    /// <inheritdoc/>
    public ITemporalConnection Connection { get; }

    /// <inheritdoc/>
    public WorkflowService WorkflowService => Connection.WorkflowService;

    /// <inheritdoc/>
    public OperatorService OperatorService => Connection.OperatorService;

    /// <summary>Options of the client.</summary>
    public TemporalClientOptions Options { get; }

    /// <inheritdoc/>
    public ClientOutboundInterceptor OutboundInterceptor { get; }

    /// <summary>Identity that is written into requests.</summary>
    internal string Identity => Connection.Options.Identity ?? string.Empty;

    /// <summary>Connects to a server and creates a client.</summary>
    /// <param name="options">Options; the target is required.</param>
    /// <returns>The client, connected.</returns>
    public static async Task<TemporalClient> ConnectAsync(TemporalClientConnectOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(await TemporalConnection.ConnectAsync(options), options.ToClientOptions());
    }

    /// <summary>Creates a client that connects with its first call. Workers cannot use it before that.</summary>
    /// <param name="options">Options; the target is required.</param>
    /// <returns>The client, not yet connected.</returns>
    public static TemporalClient CreateLazy(TemporalClientConnectOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(TemporalConnection.CreateLazy(options), options.ToClientOptions());
    }

    /// <summary>Completes RPC options so that the call is retried unless they say otherwise.</summary>
    /// <param name="origOptions">Options of the user, or null.</param>
    /// <returns>Options with <see cref="RpcOptions.Retry"/> set.</returns>
    public static RpcOptions DefaultRetryOptions(RpcOptions? origOptions)
    {
        if (origOptions?.Retry is not null)
        {
            return origOptions;
        }

        var options = (RpcOptions?)origOptions?.Clone() ?? new RpcOptions();
        options.Retry = true;
        return options;
    }

    /// <summary>An id by which the server tells repeated sends of one logical call.</summary>
    internal static string NewRequestId() =>
#pragma warning disable RS0030 // the edge: the one place of the client that makes ids
        Guid.NewGuid().ToString();
#pragma warning restore RS0030

    /// <summary>Makes the wire form of a workflow reference.</summary>
    internal static Api.Common.V1.WorkflowExecution Execution(string workflowId, string? runId) =>
        new() { WorkflowId = workflowId, RunId = runId ?? string.Empty };

    /// <summary>Converter that knows it serves a workflow.</summary>
    internal DataConverter WorkflowConverter(string workflowId) =>
        Options.DataConverter.WithSerializationContext(new ISerializationContext.Workflow(Options.Namespace, workflowId));
}
