using Google.Protobuf;

namespace Aios.Temporal.Converters;

/// <summary>The message type that a protobuf payload is read into.</summary>
internal static class MessageTarget
{
    public static IMessage CreateEmpty(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return typeof(IMessage).IsAssignableFrom(type) && type is { IsAbstract: false, IsInterface: false }
            ? (IMessage)Activator.CreateInstance(type)!
            : throw new ArgumentException(
                $"The payload holds a protobuf message; read it as a generated message class, not as {type}.",
                nameof(type));
    }
}
