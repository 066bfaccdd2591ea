namespace Aios.Temporal.Workflows;

/// <summary>One change of the memo, for <see cref="Workflow.UpsertMemo"/>.</summary>
public class MemoUpdate
{
    private readonly object? value;

    private MemoUpdate(string key, object? value, bool hasValue)
    {
        UntypedKey = key;
        this.value = value;
        HasValue = hasValue;
    }

    /// <summary>Whether the change sets a value; false if it removes one.</summary>
    public bool HasValue { get; }

    /// <summary>Key of the memo field.</summary>
    public string UntypedKey { get; }

    /// <summary>Value to set.</summary>
    /// <exception cref="InvalidOperationException">The change removes the field.</exception>
    public object UntypedValue => HasValue
        ? value!
        : throw new InvalidOperationException($"The change of memo field '{UntypedKey}' removes it and has no value");

    /// <summary>Sets a field.</summary>
    /// <param name="key">Key of the field.</param>
    /// <param name="value">New value, not null.</param>
    /// <returns>The change.</returns>
    public static MemoUpdate ValueSet(string key, object value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        return new(key, value, hasValue: true);
    }

    /// <summary>Removes a field.</summary>
    /// <param name="key">Key of the field.</param>
    /// <returns>The change.</returns>
    public static MemoUpdate ValueUnset(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(key, value: null, hasValue: false);
    }
}
