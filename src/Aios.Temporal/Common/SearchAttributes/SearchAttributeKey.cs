using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Common;

/// <summary>Name and type of a search attribute. Two keys are equal if both are.</summary>
public class SearchAttributeKey : IComparable<SearchAttributeKey>, IEquatable<SearchAttributeKey>
{
    internal SearchAttributeKey(string name, IndexedValueType valueType)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        ValueType = valueType;
    }

    /// <summary>Name as registered on the server.</summary>
    public string Name { get; private init; }

    /// <summary>Type as registered on the server.</summary>
    public IndexedValueType ValueType { get; private init; }

    /// <summary>Compares by name and type.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">Other key.</param>
    /// <returns>True if equal.</returns>
    public static bool operator ==(SearchAttributeKey? left, SearchAttributeKey? right) => Equals(left, right);

    /// <summary>Compares by name and type.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">Other key.</param>
    /// <returns>True if different.</returns>
    public static bool operator !=(SearchAttributeKey? left, SearchAttributeKey? right) => !Equals(left, right);

    /// <summary>Orders by name, then type; null first.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">Other key.</param>
    /// <returns>True if the first comes before the second.</returns>
    public static bool operator <(SearchAttributeKey? left, SearchAttributeKey? right) => Compare(left, right) < 0;

    /// <summary>Orders by name, then type; null first.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">Other key.</param>
    /// <returns>True if the first does not come after the second.</returns>
    public static bool operator <=(SearchAttributeKey? left, SearchAttributeKey? right) => Compare(left, right) <= 0;

    /// <summary>Orders by name, then type; null first.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">Other key.</param>
    /// <returns>True if the first comes after the second.</returns>
    public static bool operator >(SearchAttributeKey? left, SearchAttributeKey? right) => Compare(left, right) > 0;

    /// <summary>Orders by name, then type; null first.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">Other key.</param>
    /// <returns>True if the first does not come before the second.</returns>
    public static bool operator >=(SearchAttributeKey? left, SearchAttributeKey? right) => Compare(left, right) >= 0;

    /// <summary>Key of a text that is searched by words.</summary>
    /// <param name="name">Name.</param>
    /// <returns>The key.</returns>
    public static SearchAttributeKey<string> CreateText(string name) => new(name, IndexedValueType.Text);

    /// <summary>Key of a text that is compared as a whole.</summary>
    /// <param name="name">Name.</param>
    /// <returns>The key.</returns>
    public static SearchAttributeKey<string> CreateKeyword(string name) => new(name, IndexedValueType.Keyword);

    /// <summary>Key of an integer.</summary>
    /// <param name="name">Name.</param>
    /// <returns>The key.</returns>
    public static SearchAttributeKey<long> CreateLong(string name) => new(name, IndexedValueType.Int);

    /// <summary>Key of a floating-point number.</summary>
    /// <param name="name">Name.</param>
    /// <returns>The key.</returns>
    public static SearchAttributeKey<double> CreateDouble(string name) => new(name, IndexedValueType.Double);

    /// <summary>Key of a truth value.</summary>
    /// <param name="name">Name.</param>
    /// <returns>The key.</returns>
    public static SearchAttributeKey<bool> CreateBool(string name) => new(name, IndexedValueType.Bool);

    /// <summary>Key of a point in time.</summary>
    /// <param name="name">Name.</param>
    /// <returns>The key.</returns>
    public static SearchAttributeKey<DateTimeOffset> CreateDateTimeOffset(string name) =>
        new(name, IndexedValueType.Datetime);

    /// <summary>Key of a list of texts that are compared as a whole.</summary>
    /// <param name="name">Name.</param>
    /// <returns>The key.</returns>
    public static SearchAttributeKey<IReadOnlyCollection<string>> CreateKeywordList(string name) =>
        new(name, IndexedValueType.KeywordList);

    /// <inheritdoc />
    public int CompareTo(SearchAttributeKey? other)
    {
        if (other is null)
        {
            return 1;
        }
        var byName = string.CompareOrdinal(Name, other.Name);
        return byName != 0 ? byName : ValueType.CompareTo(other.ValueType);
    }

    /// <inheritdoc />
    public bool Equals(SearchAttributeKey? other) =>
        other is not null && other.ValueType == ValueType && string.Equals(other.Name, Name, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as SearchAttributeKey);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, ValueType);

    /// <inheritdoc />
    public override string ToString() => $"{Name} ({ValueType})";

    private static int Compare(SearchAttributeKey? left, SearchAttributeKey? right) =>
        Comparer<SearchAttributeKey>.Default.Compare(left, right);
}

/// <summary>Key whose values have a known type.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public class SearchAttributeKey<T> : SearchAttributeKey
    where T : notnull
{
    internal SearchAttributeKey(string name, IndexedValueType valueType)
        : base(name, valueType)
    {
    }

    /// <summary>An update that sets a value.</summary>
    /// <param name="value">New value.</param>
    /// <returns>The update.</returns>
    public SearchAttributeUpdate<T> ValueSet(T value) => SearchAttributeUpdate.ValueSet(this, value);

    /// <summary>An update that removes the value.</summary>
    /// <returns>The update.</returns>
    public SearchAttributeUpdate<T> ValueUnset() => SearchAttributeUpdate.ValueUnset(this);
}
