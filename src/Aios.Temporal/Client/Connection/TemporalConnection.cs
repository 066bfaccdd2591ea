using Google.Protobuf;

namespace Aios.Temporal.Client;

/// <summary>A connection to a Temporal server. Safe for concurrent use; clients and workers share it.</summary>
public sealed class TemporalConnection : ITemporalConnection
{
    private TemporalConnection(TemporalConnectionOptions options)
    {
        Options = options;
        WorkflowService = new WorkflowService.Core(this);
        OperatorService = new OperatorService.Core(this);
        TestService = new TestService.Core(this);
        RpcMetadata = options.RpcMetadata ?? [];
        RpcBinaryMetadata = options.RpcBinaryMetadata ?? [];
        ApiKey = options.ApiKey;
    }

    /// <inheritdoc />
    public IReadOnlyCollection<KeyValuePair<string, string>> RpcMetadata { get; set; }

    /// <inheritdoc />
    public IReadOnlyCollection<KeyValuePair<string, byte[]>> RpcBinaryMetadata { get; set; }

    /// <inheritdoc />
    public string? ApiKey { get; set; }

    /// <inheritdoc />
    public WorkflowService WorkflowService { get; }

    /// <inheritdoc />
    public OperatorService OperatorService { get; }

    /// <inheritdoc />
    public TestService TestService { get; }

    /// <inheritdoc />
    public TemporalConnectionOptions Options { get; }

    /// <inheritdoc />
    public bool IsConnected { get; private set; }

    /// <summary>Connects to a server.</summary>
    /// <param name="options">Where and how.</param>
    /// <returns>The connection, after the server has been reached.</returns>
    /// <exception cref="ArgumentException">The options are not usable.</exception>
    /// <exception cref="InvalidOperationException">The server cannot be reached.</exception>
    public static async Task<TemporalConnection> ConnectAsync(TemporalConnectionOptions options)
    {
        var connection = CreateLazy(options);
        await connection.ConnectAsync();
        return connection;
    }

    /// <summary>Makes a connection that reaches the server at the first call.</summary>
    /// <param name="options">Where and how.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ArgumentException">The options are not usable.</exception>
    public static TemporalConnection CreateLazy(TemporalConnectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new TemporalConnection((TemporalConnectionOptions)options.Clone());
    }

    /// <inheritdoc />
    public Task<bool> CheckHealthAsync(RpcService? service = null, RpcOptions? options = null) =>
        Task.FromException<bool>(new InvalidOperationException("No transport in this build."));

    /// <inheritdoc />
    public Task ConnectAsync() => Task.FromException(new InvalidOperationException("No transport in this build."));

    internal Task<T> InvokeAsync<T>(string service, string rpc, IMessage request, MessageParser<T> parser, RpcOptions? options)
        where T : class, IMessage<T> =>
        Task.FromException<T>(new InvalidOperationException("No transport in this build."));
}
