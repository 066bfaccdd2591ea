using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.Commands;

namespace Aios.Temporal.Server.Visibility;

/// <summary>Checks of search attributes that clients and workers set (server semantics 8.4).</summary>
internal static class SearchAttributeValidation
{
    public static CommandValidation Of(VisibilitySchema schema, string namespaceId) => new(attributes => Check(schema, namespaceId, attributes));

    /// <summary>Fills in the type of each value.</summary>
    /// <exception cref="ServiceException">An attribute is undefined, reserved, of another type or too large.</exception>
    private static void Check(VisibilitySchema schema, string namespaceId, SearchAttributes attributes)
    {
        if (attributes.IndexedFields.Count > VisibilityLimits.Attributes)
        {
            throw ServiceException.InvalidArgument(
                $"number of search attributes {attributes.IndexedFields.Count} exceeds limit {VisibilityLimits.Attributes}");
        }

        var total = 0L;
        foreach (var (name, payload) in attributes.IndexedFields)
        {
            Check(schema, namespaceId, name, payload);
            total += name.Length + payload.Data.Length;
        }

        if (total > VisibilityLimits.AllAttributesBytes)
        {
            throw ServiceException.InvalidArgument(
                $"total size of search attributes {total} exceeds size limit {VisibilityLimits.AllAttributesBytes}");
        }
    }

    private static void Check(VisibilitySchema schema, string namespaceId, string name, Payload payload)
    {
        if (SearchAttributeNames.System.ContainsKey(name)
            || (SearchAttributeNames.Predefined.ContainsKey(name) && !SearchAttributeNames.Settable.Contains(name)))
        {
            throw ServiceException.InvalidArgument($"{name} attribute can't be set in SearchAttributes");
        }

        var type = schema.TypeOf(namespaceId, name)
            ?? throw ServiceException.InvalidArgument($"search attribute {name} is not defined");
        if (payload.Data.Length > VisibilityLimits.AttributeBytes)
        {
            throw ServiceException.InvalidArgument(
                $"search attribute {name} value size {payload.Data.Length} exceeds size limit {VisibilityLimits.AttributeBytes}");
        }

        try
        {
            SearchAttributeValues.Decode(payload, type);
        }
        catch (FormatException error)
        {
            throw ServiceException.InvalidArgument($"invalid value for search attribute {name} of type {type}: {error.Message}");
        }

        SearchAttributeValues.SetType(payload, type);
    }
}
