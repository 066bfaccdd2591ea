using System.Text.RegularExpressions;

namespace Aios.Temporal.Api.Tests;

/// <summary>
/// The rules of known-differences.txt: <c>- pattern</c> is official only, <c>+ pattern</c> is ours only. A pattern is the name of a
/// declaration in which <c>*</c> stands for anything.
/// </summary>
internal sealed class KnownDifferences
{
    private readonly List<string> lacks = [];
    private readonly List<string> adds = [];

    private KnownDifferences(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(l => l.Length > 0 && l[0] != '#'))
        {
            var rules = line[..2] switch
            {
                "- " => lacks,
                "+ " => adds,
                _ => throw new FormatException($"A rule starts with '- ' or '+ ': {line}"),
            };
            rules.Add(line[2..]);
        }
    }

    public static KnownDifferences Load() => new(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "known-differences.txt")));

    public bool Lacks(string declaration) => lacks.Any(rule => Covers(rule, declaration));

    public bool Adds(string declaration) => adds.Any(rule => Covers(rule, declaration));

    /// <summary>Returns the rules that cover nothing, or something that both sides have.</summary>
    public IEnumerable<string> Stale(IReadOnlyCollection<string> ours, IReadOnlyCollection<string> official) =>
        Stale("- ", lacks, official, ours).Concat(Stale("+ ", adds, ours, official));

    private static IEnumerable<string> Stale(string kind, List<string> rules, IReadOnlyCollection<string> having, IReadOnlyCollection<string> lacking)
    {
        var absent = lacking.ToHashSet(StringComparer.Ordinal);
        return from rule in rules
               let covered = having.Where(name => Covers(rule, name)).ToList()
               where covered.Count == 0 || covered.Exists(absent.Contains)
               select kind + rule;
    }

    private static bool Covers(string rule, string declaration) => Regex.IsMatch(
        declaration, "^" + Regex.Escape(rule).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
