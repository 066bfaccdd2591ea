using Aios.Temporal.Activities;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Worker.Activities;

/// <summary>Decodes what an attempt was called with.</summary>
internal static class ActivityArguments
{
    public static async Task<object?[]> DecodeAsync(ActivityDefinition definition, ActivityCall call)
    {
        var converter = call.Info.DataConverter;
        var payloads = call.Input;
        try
        {
            if (converter.PayloadCodec is { } codec && payloads.Count > 0)
            {
                payloads = await codec.DecodeAsync(payloads).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            throw Undecodable(call, e);
        }

        if (!definition.Dynamic && payloads.Count < definition.RequiredParameterCount)
        {
            throw new InvalidOperationException(
                $"Activity {call.Info.ActivityType} needs at least {definition.RequiredParameterCount} arguments but was given {payloads.Count}");
        }

        try
        {
            return definition.Dynamic
                ? [payloads.Select(payload => (IRawValue)new RawValue(payload)).ToArray()]
                : payloads.Zip(definition.ParameterTypes, converter.PayloadConverter.ToValue).ToArray();
        }
        catch (Exception e)
        {
            throw Undecodable(call, e);
        }
    }

    public static async Task<IReadOnlyDictionary<string, Payload>?> DecodeHeadersAsync(ActivityCall call)
    {
        if (call.Headers is not { Count: > 0 } headers)
        {
            return null;
        }

        if (call.Info.DataConverter.PayloadCodec is not { } codec)
        {
            return headers;
        }

        var decoded = new Dictionary<string, Payload>(headers.Count, StringComparer.Ordinal);
        foreach (var (key, payload) in headers)
        {
            decoded[key] = await codec.DecodeSingleAsync(payload).ConfigureAwait(false);
        }

        return decoded;
    }

    private static InvalidOperationException Undecodable(ActivityCall call, Exception cause) => new(
        $"The arguments of activity {call.Info.ActivityType} cannot be read: {cause.Message} Caller and worker must agree on types and data converter",
        cause);
}
