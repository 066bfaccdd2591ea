using System.Reflection;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Turns payloads into the arguments of a run method or handler.</summary>
internal static class ArgumentDecoder
{
    /// <summary>
    /// Payloads beyond the parameters are ignored; missing ones take the parameter's default. <paramref name="what"/>
    /// starts the error messages.
    /// </summary>
    public static object?[] Decode(ParameterInfo[] parameters, Payloads? input, IPayloadConverter converter, string what)
    {
        var count = input?.Payloads_.Count ?? 0;
        var values = new object?[parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = parameters[i];
            if (i < count)
            {
                values[i] = DecodeOne(input!.Payloads_[i], parameter, converter, what);
            }
            else if (parameter.HasDefaultValue)
            {
                values[i] = parameter.DefaultValue;
            }
            else
            {
                throw new InvalidOperationException(
                    $"{what} was given {count} argument(s), but parameter '{parameter.Name}' has no default value");
            }
        }

        return values;
    }

    public static object?[] DecodeDynamic(string? name, Payloads? input)
    {
        var raw = input is null ? [] : input.Payloads_.Select(IRawValue (p) => new RawValue(p)).ToArray();
        return name is null ? [raw] : [name, raw];
    }

    private static object? DecodeOne(Payload payload, ParameterInfo parameter, IPayloadConverter converter, string what)
    {
        try
        {
            return converter.ToValue(payload, parameter.ParameterType);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{what} has an argument '{parameter.Name}' that cannot be decoded", e);
        }
    }
}
