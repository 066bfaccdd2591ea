using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Client.Calls;

/// <summary>Memos between option objects and the wire.</summary>
internal static class MemoFields
{
    /// <summary>Reads a memo; values stay encoded until they are asked for.</summary>
    public static IReadOnlyDictionary<string, IEncodedRawValue> Read(Memo? memo, DataConverter converter) =>
        (memo?.Fields ?? []).ToDictionary(
            field => field.Key, field => (IEncodedRawValue)new EncodedRawValue(converter, field.Value), StringComparer.Ordinal);

    /// <summary>Throws if a value is null: the server would store it as a removed field.</summary>
    public static void Check(IReadOnlyDictionary<string, object>? memo, string parameter)
    {
        foreach (var (key, value) in memo ?? new Dictionary<string, object>(StringComparer.Ordinal))
        {
            if (value is null)
            {
                throw new ArgumentException($"Memo value '{key}' is null: leave the key out instead.", parameter);
            }
        }
    }

    /// <summary>Converts a memo. Values that came encoded from the server go back unchanged.</summary>
    public static async Task<Memo?> WriteAsync(IReadOnlyDictionary<string, object>? memo, DataConverter converter)
    {
        if (memo is not { Count: > 0 })
        {
            return null;
        }

        var proto = new Memo();
        foreach (var (key, value) in memo)
        {
            proto.Fields.Add(key, value is IEncodedRawValue raw ? raw.Payload : await converter.ToPayloadAsync(value));
        }

        return proto;
    }
}
