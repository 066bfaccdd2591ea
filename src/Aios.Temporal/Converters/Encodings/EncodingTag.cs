using Aios.Temporal.Api.Common.V1;
using Google.Protobuf;

namespace Aios.Temporal.Converters;

/// <summary>The <c>encoding</c> metadata of one encoding, as text and as shared bytes.</summary>
internal sealed class EncodingTag(string name)
{
    public const string MetadataKey = "encoding";
    public const string MessageTypeKey = "messageType";

    private readonly ByteString bytes = ByteString.CopyFromUtf8(name);

    public string Name => name;

    public Payload NewPayload(ByteString? data = null)
    {
        var payload = new Payload { Metadata = { [MetadataKey] = bytes } };
        if (data is not null)
        {
            payload.Data = data;
        }
        return payload;
    }

    public Payload NewMessagePayload(ByteString data, IMessage message)
    {
        var payload = NewPayload(data);
        payload.Metadata[MessageTypeKey] = ByteString.CopyFromUtf8(message.Descriptor.FullName);
        return payload;
    }
}
