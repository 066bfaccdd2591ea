using Aios.Temporal.Common;

namespace Aios.Temporal.Workflows;

/// <summary>Sets or removes one search attribute of the running workflow.</summary>
public abstract class SearchAttributeUpdate
{
    private protected SearchAttributeUpdate(bool hasValue) => HasValue = hasValue;

    /// <summary>True to set a value, false to remove it.</summary>
    public bool HasValue { get; private init; }

    /// <summary>Which attribute.</summary>
    public abstract SearchAttributeKey UntypedKey { get; }

    /// <summary>The value to set.</summary>
    /// <exception cref="InvalidOperationException">The update removes the value.</exception>
    public abstract object UntypedValue { get; }

    /// <summary>An update that sets a value.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="key">Which attribute.</param>
    /// <param name="value">New value.</param>
    /// <returns>The update.</returns>
    public static SearchAttributeUpdate<T> ValueSet<T>(SearchAttributeKey<T> key, T value)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        return new SearchAttributeUpdate<T>(key, true, SearchAttributeValue.Normalize(key, value));
    }

    /// <summary>An update that removes the value.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="key">Which attribute.</param>
    /// <returns>The update.</returns>
    public static SearchAttributeUpdate<T> ValueUnset<T>(SearchAttributeKey<T> key)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        return new SearchAttributeUpdate<T>(key, false, default);
    }
}

/// <summary>Sets or removes one search attribute of a known type.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public class SearchAttributeUpdate<T> : SearchAttributeUpdate
    where T : notnull
{
    private readonly T? value;

    internal SearchAttributeUpdate(SearchAttributeKey<T> key, bool hasValue, T? value)
        : base(hasValue) => (Key, this.value) = (key, value);

    /// <summary>Which attribute.</summary>
    public SearchAttributeKey<T> Key { get; private init; }

    /// <summary>The value to set.</summary>
    /// <exception cref="InvalidOperationException">The update removes the value.</exception>
    public T Value => HasValue
        ? value!
        : throw new InvalidOperationException($"The update of search attribute {Key.Name} removes the value.");

    /// <inheritdoc />
    public override SearchAttributeKey UntypedKey => Key;

    /// <inheritdoc />
    public override object UntypedValue => Value;
}
