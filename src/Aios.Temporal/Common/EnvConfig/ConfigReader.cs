using System.Collections;

namespace Aios.Temporal.Common.EnvConfig;

/// <summary>Reads typed values of a table and says in errors where the table is.</summary>
internal sealed class ConfigReader
{
    private readonly string where;

    public ConfigReader(IReadOnlyDictionary<string, object> values, string where)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        this.where = where;
    }

    /// <summary>Gets the values of the table.</summary>
    public IReadOnlyDictionary<string, object> Values { get; }

    public string? Text(string key) => Values.GetValueOrDefault(key) switch
    {
        null => null,
        string text => text,
        var other => throw Wrong(key, "a string", other),
    };

    public bool? Flag(string key) => Values.GetValueOrDefault(key) switch
    {
        null => null,
        bool flag => flag,
        var other => throw Wrong(key, "true or false", other),
    };

    public ConfigReader? Table(string key)
    {
        switch (Values.GetValueOrDefault(key))
        {
            case null:
                return null;
            case IEnumerable<KeyValuePair<string, object>> table:
                return new ConfigReader(table.ToDictionary(StringComparer.Ordinal), $"{where}.{key}");
            case IDictionary table:
                return new ConfigReader(
                    table.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => e.Value!, StringComparer.Ordinal), $"{where}.{key}");
            case var other:
                throw Wrong(key, "a table", other);
        }
    }

    /// <summary>Fails on a key that nobody knows.</summary>
    public void Allow(IReadOnlySet<string> known)
    {
        var unknown = Values.Keys.Where(k => !known.Contains(k)).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException(
                $"Configuration loading error: unknown key '{unknown[0]}' in {where}; known keys are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }

    private InvalidOperationException Wrong(string key, string expected, object value) =>
        new($"Configuration loading error: '{key}' in {where} must be {expected}, not {value.GetType().Name} '{value}'.");
}
