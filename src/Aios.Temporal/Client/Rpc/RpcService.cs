using Google.Protobuf;

namespace Aios.Temporal.Client;

/// <summary>Base of the raw services: one method per RPC, requests and responses are the protobuf messages.</summary>
public abstract class RpcService
{
    /// <summary>Gets the full protobuf name of the service, as used in paths and health checks; null for services not of this library.</summary>
    internal virtual string? FullName => null;

    /// <summary>Makes the call. All methods of the service come here.</summary>
    /// <typeparam name="T">Type of the response.</typeparam>
    /// <param name="rpc">Name of the RPC, without its service.</param>
    /// <param name="req">The request.</param>
    /// <param name="resp">Parser of the response.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    protected abstract Task<T> InvokeRpcAsync<T>(string rpc, IMessage req, MessageParser<T> resp, RpcOptions? options = null)
        where T : class, IMessage<T>;
}
