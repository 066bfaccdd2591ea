using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Handlers by name that a workflow may change: each change is checked and an addition announced.</summary>
internal sealed class HandlerDictionary<T>(
    IReadOnlyDictionary<string, T> initial, Action assertMutable, Action<string, T> validate, Action<string> added)
    : IDictionary<string, T>
    where T : class
{
    private readonly Dictionary<string, T> items = new(initial, StringComparer.Ordinal);

    public ICollection<string> Keys => items.Keys;

    public ICollection<T> Values => items.Values;

    public int Count => items.Count;

    public bool IsReadOnly => false;

    public T this[string key]
    {
        get => items[key];
        set
        {
            Check(key, value);
            items[key] = value;
            added(key);
        }
    }

    public void Add(string key, T value)
    {
        Check(key, value);
        items.Add(key, value);
        added(key);
    }

    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    public bool Remove(string key)
    {
        assertMutable();
        return items.Remove(key);
    }

    public bool Remove(KeyValuePair<string, T> item)
    {
        assertMutable();
        return ((ICollection<KeyValuePair<string, T>>)items).Remove(item);
    }

    public void Clear()
    {
        assertMutable();
        items.Clear();
    }

    public bool ContainsKey(string key) => items.ContainsKey(key);

    public bool Contains(KeyValuePair<string, T> item) => items.Contains(item);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => items.TryGetValue(key, out value);

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, T>>)items).CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Check(string key, T value)
    {
        assertMutable();
        ArgumentNullException.ThrowIfNull(value);
        validate(key, value);
    }
}
