using Aios.Temporal.Api.Common.V1;
using Google.Protobuf.Collections;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Memo values of options as payloads.</summary>
internal static class MemoFields
{
    public static void AddTo(
        MapField<string, Payload> fields, IReadOnlyDictionary<string, object> memo, CallConverter converter)
    {
        foreach (var (key, value) in memo)
        {
            if (value is null)
            {
                throw new ArgumentException($"Memo value '{key}' is null; leave the key out instead");
            }

            fields[key] = converter.ToPayload(value);
        }
    }
}
