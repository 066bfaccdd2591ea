using Aios.Temporal.Api.Grpc.Health.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Exceptions;
using Google.Protobuf;
using Grpc.Net.Client;

namespace Aios.Temporal.Client;

/// <summary>A connection to a Temporal server. Safe for concurrent use; clients and workers share it.</summary>
public sealed class TemporalConnection : ITemporalConnection
{
    private const string HealthService = "grpc.health.v1.Health";
    private readonly ServerTarget target;
    private readonly GrpcChannel channel;
    private readonly RpcInvoker invoker;
    private readonly Lock headersLock = new();
    private readonly SemaphoreSlim connecting = new(1, 1);
    private IReadOnlyCollection<KeyValuePair<string, string>> rpcMetadata;
    private IReadOnlyCollection<KeyValuePair<string, byte[]>> rpcBinaryMetadata;
    private string? apiKey;
    private volatile GetSystemInfoResponse? systemInfo;

    private TemporalConnection(TemporalConnectionOptions options, TimeProvider time, Func<double> chance)
    {
        Options = options;
        options.Identity ??= $"{Environment.ProcessId}@{Environment.MachineName}";
        rpcMetadata = options.RpcMetadata ?? [];
        rpcBinaryMetadata = options.RpcBinaryMetadata ?? [];
        apiKey = options.ApiKey;
        target = ServerTarget.Parse(options.TargetHost, nameof(TemporalConnectionOptions.TargetHost));
        var headers = new RpcHeaders(rpcMetadata, rpcBinaryMetadata, apiKey);
        var retryPolicy = RpcRetryPolicy.From(options.RpcRetry ?? new RpcRetryOptions());
        channel = ChannelFactory.Create(options, target, time);
        invoker = new RpcInvoker(channel.CreateCallInvoker(), retryPolicy, options.GrpcCompression is GrpcCompression.Gzip, time, chance) { Headers = headers };
        WorkflowService = new WorkflowService.Core(this);
        OperatorService = new OperatorService.Core(this);
        TestService = new TestService.Core(this);
    }

#pragma warning disable MA0055 // The type is not disposable, for the official one is not either, and open HTTP/2 connections never become garbage by themselves.
    /// <summary>Finalizes an instance of the <see cref="TemporalConnection" /> class.</summary>
    ~TemporalConnection() => channel?.Dispose();
#pragma warning restore MA0055

    /// <inheritdoc />
    public IReadOnlyCollection<KeyValuePair<string, string>> RpcMetadata
    {
        get => rpcMetadata;
        set
        {
            lock (headersLock)
            {
                ChangeHeaders(value ?? [], rpcBinaryMetadata, apiKey);
            }
        }
    }

    /// <inheritdoc />
    public IReadOnlyCollection<KeyValuePair<string, byte[]>> RpcBinaryMetadata
    {
        get => rpcBinaryMetadata;
        set
        {
            lock (headersLock)
            {
                ChangeHeaders(rpcMetadata, value ?? [], apiKey);
            }
        }
    }

    /// <inheritdoc />
    public string? ApiKey
    {
        get => apiKey;
        set
        {
            lock (headersLock)
            {
                ChangeHeaders(rpcMetadata, rpcBinaryMetadata, value);
            }
        }
    }

    /// <inheritdoc />
    public WorkflowService WorkflowService { get; }

    /// <inheritdoc />
    public OperatorService OperatorService { get; }

    /// <inheritdoc />
    public TestService TestService { get; }

    /// <inheritdoc />
    public TemporalConnectionOptions Options { get; }

    /// <inheritdoc />
    public bool IsConnected => systemInfo is not null;

    /// <summary>Gets what the server said about itself, null before it has been reached. A server too old to say anything has no capabilities.</summary>
    internal GetSystemInfoResponse? SystemInfo => systemInfo;

    /// <summary>Connects to a server.</summary>
    /// <param name="options">Where and how.</param>
    /// <returns>The connection, after the server has been reached.</returns>
    /// <exception cref="ArgumentException">The options are not usable.</exception>
    /// <exception cref="InvalidOperationException">The server cannot be reached.</exception>
    public static async Task<TemporalConnection> ConnectAsync(TemporalConnectionOptions options)
    {
        var connection = CreateLazy(options);
        try
        {
            await connection.ConnectAsync();
            return connection;
        }
        catch
        {
            connection.Close();
            throw;
        }
    }

    /// <summary>Makes a connection that reaches the server at the first call.</summary>
    /// <param name="options">Where and how.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ArgumentException">The options are not usable.</exception>
    public static TemporalConnection CreateLazy(TemporalConnectionOptions options) =>
#pragma warning disable RS0030 // the edge: here the process's random source is chosen
        CreateLazy(options, TimeProvider.System, Random.Shared.NextDouble);
#pragma warning restore RS0030

    /// <inheritdoc />
    public async Task<bool> CheckHealthAsync(RpcService? service = null, RpcOptions? options = null)
    {
        var request = new HealthCheckRequest { Service = (service ?? WorkflowService).FullName ?? string.Empty };
        var response = await InvokeAsync(HealthService, "Check", request, HealthCheckResponse.Parser, options);
        return response.Status == HealthCheckResponse.Types.ServingStatus.Serving;
    }

    /// <inheritdoc />
    public Task ConnectAsync() => EnsureConnectedAsync(null);

    /// <summary>Makes a connection with its own time and randomness.</summary>
    internal static TemporalConnection CreateLazy(TemporalConnectionOptions options, TimeProvider time, Func<double> chance)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new TemporalConnection((TemporalConnectionOptions)options.Clone(), time, chance);
    }

    /// <summary>Makes a call. How long it may take and whether it is retried follows from <see cref="RpcOptions" /> and the method.</summary>
    internal async Task<T> InvokeAsync<T>(string service, string rpc, IMessage request, MessageParser<T> parser, RpcOptions? options)
        where T : class, IMessage<T>
    {
        if (!IsConnected)
        {
            await EnsureConnectedAsync(options);
        }

        return await invoker.CallAsync(RpcMethod<T>.Get(service, rpc, parser), request, options);
    }

    /// <summary>Closes the sockets. Calls still running fail, later ones too.</summary>
    internal void Close()
    {
        channel.Dispose();
        GC.SuppressFinalize(this);
    }

    private void ChangeHeaders(
        IReadOnlyCollection<KeyValuePair<string, string>> text, IReadOnlyCollection<KeyValuePair<string, byte[]>> binary, string? key)
    {
        invoker.Headers = new RpcHeaders(text, binary, key);
        rpcMetadata = text;
        rpcBinaryMetadata = binary;
        apiKey = key;
    }

    private async Task EnsureConnectedAsync(RpcOptions? options)
    {
        var limits = new RpcOptions { CancellationToken = options?.CancellationToken, Timeout = options?.Timeout };
        await connecting.WaitAsync(limits.CancellationToken ?? CancellationToken.None);
        try
        {
            systemInfo ??= await GetSystemInfoAsync(limits);
        }
        catch (RpcException e)
        {
            throw new InvalidOperationException($"Connection failed: server {target}: {e.Code}: {e.Message}", e);
        }
        finally
        {
            connecting.Release();
        }
    }

    private async Task<GetSystemInfoResponse> GetSystemInfoAsync(RpcOptions options)
    {
        var method = RpcMethod<GetSystemInfoResponse>.Get(WorkflowService.FullName!, "GetSystemInfo", GetSystemInfoResponse.Parser);
        try
        {
            return await invoker.CallAsync(method, new GetSystemInfoRequest(), options);
        }
        catch (RpcException e) when (RpcFailure.IsRpcUnknown(e))
        {
            return new GetSystemInfoResponse { Capabilities = new GetSystemInfoResponse.Types.Capabilities() };
        }
    }
}
