using Google.Protobuf;

namespace Aios.Temporal.Client;

/// <summary>A request with its size, which both the choice of compression and the writing need and which is costly for large messages.</summary>
internal sealed class RpcRequest(IMessage message)
{
    public IMessage Message { get; } = message;

    /// <summary>Gets the size in bytes before compression.</summary>
    public int Size { get; } = message.CalculateSize();
}
