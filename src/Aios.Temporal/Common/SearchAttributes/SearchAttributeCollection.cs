using System.Collections;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Common;

/// <summary>Search attributes of a workflow. Fixed, except that a running workflow sees its own updates.</summary>
public class SearchAttributeCollection : IReadOnlyCollection<SearchAttributeKey>
{
    /// <summary>No attributes.</summary>
    public static readonly SearchAttributeCollection Empty = new([]);

    private readonly SortedDictionary<SearchAttributeKey, object> values;

    private SearchAttributeCollection(SortedDictionary<SearchAttributeKey, object> values) => this.values = values;

    /// <summary>Number of attributes.</summary>
    public int Count => values.Count;

    /// <summary>All attributes, ordered by name.</summary>
    public IReadOnlyDictionary<SearchAttributeKey, object> UntypedValues => values;

    /// <summary>Reads the form of the server. Attributes without a value are left out.</summary>
    /// <param name="searchAttributes">Attributes of the server.</param>
    /// <returns>The collection.</returns>
    /// <exception cref="ArgumentException">An attribute has no type or an unknown one.</exception>
    public static SearchAttributeCollection FromProto(SearchAttributes searchAttributes)
    {
        ArgumentNullException.ThrowIfNull(searchAttributes);
        var found = new SortedDictionary<SearchAttributeKey, object>();
        foreach (var (name, payload) in searchAttributes.IndexedFields)
        {
            if (SearchAttributeValue.FromPayload(name, payload) is { } attribute)
            {
                found[attribute.Key] = attribute.Value;
            }
        }
        return new SearchAttributeCollection(found);
    }

    /// <summary>Gets a value.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="key">Which attribute.</param>
    /// <returns>The value.</returns>
    /// <exception cref="KeyNotFoundException">No such attribute, or it has another type.</exception>
    public T Get<T>(SearchAttributeKey<T> key)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        return values.TryGetValue(key, out var value)
            ? (T)value
            : throw new KeyNotFoundException($"There is no search attribute {key.Name} of type {key.ValueType}.");
    }

    /// <summary>Gets a value if there is one.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="key">Which attribute.</param>
    /// <param name="value">The value.</param>
    /// <returns>False if there is no such attribute, or it has another type.</returns>
    public bool TryGetValue<T>(SearchAttributeKey<T> key, out T value)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        if (values.TryGetValue(key, out var found) && found is T typed)
        {
            value = typed;
            return true;
        }
        value = default!;
        return false;
    }

    /// <summary>Tells whether there is an attribute of this name and type.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="key">Which attribute.</param>
    /// <returns>True if there is.</returns>
    public bool ContainsKey<T>(SearchAttributeKey<T> key)
        where T : notnull => values.ContainsKey(key);

    /// <summary>Tells whether there is an attribute of this name.</summary>
    /// <param name="key">Name.</param>
    /// <returns>True if there is.</returns>
    public bool ContainsKey(string key) => KeyByName(values, key) is not null;

    /// <inheritdoc />
    public IEnumerator<SearchAttributeKey> GetEnumerator() => values.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Gives the form for the server.</summary>
    /// <returns>New message.</returns>
    public SearchAttributes ToProto()
    {
        var proto = new SearchAttributes();
        foreach (var (key, value) in values)
        {
            proto.IndexedFields[key.Name] = SearchAttributeValue.ToPayload(key, value);
        }
        return proto;
    }

    /// <summary>Applies updates of the running workflow in place; all or none.</summary>
    internal void ApplyUpdates(IReadOnlyCollection<SearchAttributeUpdate> updates)
    {
        var names = new HashSet<string>();
        foreach (var update in updates)
        {
            if (!names.Add(update.UntypedKey.Name))
            {
                throw new ArgumentException($"Search attribute {update.UntypedKey.Name} is updated twice.", nameof(updates));
            }
        }
        foreach (var update in updates)
        {
            Remove(values, update.UntypedKey.Name);
            if (update.HasValue)
            {
                values[update.UntypedKey] = update.UntypedValue;
            }
        }
    }

    private static SearchAttributeKey? KeyByName(SortedDictionary<SearchAttributeKey, object> values, string name) =>
        values.Keys.FirstOrDefault(key => string.Equals(key.Name, name, StringComparison.Ordinal));

    private static void Remove(SortedDictionary<SearchAttributeKey, object> values, string name)
    {
        if (KeyByName(values, name) is { } key)
        {
            values.Remove(key);
        }
    }

    /// <summary>Makes collections.</summary>
    public class Builder
    {
        private readonly SortedDictionary<SearchAttributeKey, object> values = [];

        /// <summary>Starts without attributes.</summary>
        public Builder()
        {
        }

        /// <summary>Starts with the attributes of a collection.</summary>
        /// <param name="searchAttributes">Attributes to copy.</param>
        public Builder(SearchAttributeCollection searchAttributes) => Set(searchAttributes);

        /// <summary>Sets an attribute; one of the same name is replaced whatever its type.</summary>
        /// <typeparam name="T">Type of the value.</typeparam>
        /// <param name="key">Which attribute.</param>
        /// <param name="value">The value.</param>
        /// <returns>This builder.</returns>
        public Builder Set<T>(SearchAttributeKey<T> key, T value)
            where T : notnull => SetUntyped(key, value);

        /// <summary>Sets all attributes of a collection.</summary>
        /// <param name="searchAttributes">Attributes to copy.</param>
        /// <returns>This builder.</returns>
        public Builder Set(SearchAttributeCollection searchAttributes)
        {
            ArgumentNullException.ThrowIfNull(searchAttributes);
            foreach (var (key, value) in searchAttributes.values)
            {
                SetUntyped(key, value);
            }
            return this;
        }

        /// <summary>Removes an attribute by its name, if it is there.</summary>
        /// <param name="key">Which attribute.</param>
        /// <returns>This builder.</returns>
        public Builder Unset(SearchAttributeKey key)
        {
            ArgumentNullException.ThrowIfNull(key);
            return Unset(key.Name);
        }

        /// <summary>Removes an attribute, if it is there.</summary>
        /// <param name="name">Which attribute.</param>
        /// <returns>This builder.</returns>
        public Builder Unset(string name)
        {
            Remove(values, name);
            return this;
        }

        /// <summary>Makes a collection of what was set so far.</summary>
        /// <returns>New collection.</returns>
        public SearchAttributeCollection ToSearchAttributeCollection() => new(new(values));

        private Builder SetUntyped(SearchAttributeKey key, object value)
        {
            ArgumentNullException.ThrowIfNull(key);
            ArgumentNullException.ThrowIfNull(value);
            Unset(key.Name);
            values[key] = SearchAttributeValue.Normalize(key, value);
            return this;
        }
    }
}
