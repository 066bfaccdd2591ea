namespace Aios.Temporal.Client;

/// <summary>A connection to a Temporal server. Safe for concurrent use; clients and workers share it.</summary>
public interface ITemporalConnection
{
    /// <summary>Gets or sets the text metadata of all calls started after the change.</summary>
    IReadOnlyCollection<KeyValuePair<string, string>> RpcMetadata { get; set; }

    /// <summary>Gets or sets the binary metadata of all calls started after the change; keys end in <c>-bin</c>.</summary>
    IReadOnlyCollection<KeyValuePair<string, byte[]>> RpcBinaryMetadata { get; set; }

    /// <summary>Gets or sets the API key of all calls started after the change. Setting one does not turn TLS on any more.</summary>
    string? ApiKey { get; set; }

    /// <summary>Gets the raw calls of the workflow service.</summary>
    WorkflowService WorkflowService { get; }

    /// <summary>Gets the raw calls of the operator service.</summary>
    OperatorService OperatorService { get; }

    /// <summary>Gets the raw calls of the test service, which only time-skipping test servers have.</summary>
    TestService TestService { get; }

    /// <summary>Gets the options the connection was made with. Do not change them.</summary>
    TemporalConnectionOptions Options { get; }

    /// <summary>Gets a value indicating whether the server has been reached once; false only for a lazy connection not used yet.</summary>
    bool IsConnected { get; }

    /// <summary>Asks the server whether a service is serving.</summary>
    /// <param name="service">The service. Default null: the workflow service.</param>
    /// <param name="options">Call options.</param>
    /// <returns>True if the service is serving.</returns>
    Task<bool> CheckHealthAsync(RpcService? service = null, RpcOptions? options = null);

    /// <summary>Reaches the server now if that has not happened yet.</summary>
    /// <returns>Completes when connected.</returns>
    /// <exception cref="InvalidOperationException">The server cannot be reached.</exception>
    Task ConnectAsync();
}
