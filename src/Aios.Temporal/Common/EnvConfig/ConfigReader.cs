using System.Collections;

namespace Aios.Temporal.Common.EnvConfig;

/// <summary>Reads typed values of a table and says in errors where the table is.</summary>
/// <param name="values">The table.</param>
/// <param name="file">The whole that the table belongs to, for errors.</param>
/// <param name="section">Dotted path of the table, empty for the root.</param>
internal sealed class ConfigReader(IReadOnlyDictionary<string, object> values, string file, string section = "")
{
    /// <summary>Gets the values of the table.</summary>
    public IReadOnlyDictionary<string, object> Values { get; } = values;

    private string Where => section.Length == 0 ? file : $"[{section}] of {file}";

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
                return Child(key, table.ToDictionary(StringComparer.Ordinal));
            case IDictionary table:
                return Child(key, table.Keys.Cast<string>().ToDictionary(k => k, k => table[k]!, StringComparer.Ordinal));
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
                $"Configuration loading error: unknown key '{unknown[0]}' in {Where}; known keys are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }

    private ConfigReader Child(string key, Dictionary<string, object> table) =>
        new(table, file, section.Length == 0 ? key : $"{section}.{key}");

    private InvalidOperationException Wrong(string key, string expected, object value) =>
        new($"Configuration loading error: '{key}' in {Where} must be {expected}, not {value.GetType().Name} '{value}'.");
}
