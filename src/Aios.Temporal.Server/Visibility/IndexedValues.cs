using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Server.Visibility;

/// <summary>What comparisons see of an attribute: its values, and of a text its words.</summary>
internal static class IndexedValues
{
    public static IReadOnlyList<object> Of(SearchAttributes? attributes, string name) =>
        attributes is not null && attributes.IndexedFields.TryGetValue(name, out var payload) ? Of(name, payload, out _) : [];

    /// <summary>No values: unset, or nothing that a query could find.</summary>
    public static IReadOnlyList<object> Of(string name, Payload payload, out IndexedValueType type)
    {
        type = SearchAttributeValues.TypeOf(name, payload);
        try
        {
            var values = SearchAttributeValues.Decode(payload, type);
            return type == IndexedValueType.Text ? [.. values.SelectMany(text => Words((string)text))] : values;
        }
        catch (FormatException)
        {
            // Checked when it was set; what is here unchecked must not keep its run from being stored.
            return [];
        }
    }

    /// <summary>Lower-case words of a text.</summary>
    public static IReadOnlyList<string> Tokens(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            var inside = index < text.Length && (char.IsLetterOrDigit(text[index]) || char.IsSurrogate(text[index]));
            if (inside && start < 0)
            {
                start = index;
            }
            else if (!inside && start >= 0)
            {
                words.Add(text[start..index].ToLowerInvariant());
                start = -1;
            }
        }

        return [.. words.Distinct(StringComparer.Ordinal)];
    }

    // A text without words is still not null.
    private static IReadOnlyList<string> Words(string text) => Tokens(text) is { Count: > 0 } words ? words : [string.Empty];
}
