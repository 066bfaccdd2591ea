using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Server.Visibility;

/// <summary>Names in queries that need no registration, with their aliases.</summary>
internal static class VisibilityFields
{
    public static VisibilityField NamespaceDivision { get; } = new(SearchAttributeNames.NamespaceDivision, IndexedValueType.Keyword, IsSystem: false);

    public static VisibilityField CloseTime { get; } = new(SearchAttributeNames.CloseTime, IndexedValueType.Datetime, IsSystem: true);

    /// <summary>The field, or null. Custom attributes of the namespace come first, so that an alias never hides one.</summary>
    public static VisibilityField? Find(string name, IReadOnlyDictionary<string, IndexedValueType> custom) =>
        custom.TryGetValue(name, out var type)
            ? new(name, type, IsSystem: false)
            : Known(name) ?? Alias(name);

    private static VisibilityField? Known(string name) =>
        SearchAttributeNames.System.TryGetValue(name, out var type) ? new(name, type, IsSystem: true)
        : SearchAttributeNames.Predefined.TryGetValue(name, out type) ? new(name, type, IsSystem: false)
        : null;

    // ScheduleId is how queries for schedules name the id; the server's own names work with and without their prefix.
    private static VisibilityField? Alias(string name) =>
        name == "ScheduleId" ? Known("WorkflowId")
        : Known(SearchAttributeNames.ReservedPrefix + name)
            ?? (name.StartsWith(SearchAttributeNames.ReservedPrefix, StringComparison.Ordinal)
                ? Known(name[SearchAttributeNames.ReservedPrefix.Length..])
                : null);
}
