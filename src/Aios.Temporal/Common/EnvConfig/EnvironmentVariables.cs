using System.Collections;

namespace Aios.Temporal.Common.EnvConfig;

/// <summary>The variables of the process, or the ones given instead.</summary>
internal sealed class EnvironmentVariables(IReadOnlyDictionary<string, string> all)
{
    public static EnvironmentVariables From(IReadOnlyDictionary<string, string>? given) => new(given ?? OfProcess());

    /// <summary>Returns a variable; null if it is not set or empty.</summary>
    public string? Get(string name) => all.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>Returns all variables that start with a prefix, by the rest of their name. They may be empty.</summary>
    public IEnumerable<KeyValuePair<string, string>> WithPrefix(string prefix) =>
        from v in all
        where v.Key.StartsWith(prefix, StringComparison.Ordinal) && v.Key.Length > prefix.Length
        select KeyValuePair.Create(v.Key[prefix.Length..], v.Value);

    private static Dictionary<string, string> OfProcess() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? string.Empty, StringComparer.Ordinal);
}
