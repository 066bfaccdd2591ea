using System.Text.RegularExpressions;

namespace Aios.Temporal.Compatibility.Tests;

/// <summary>Lines <c>reason: pattern</c>; a pattern is a line of the listing in which <c>*</c> stands for anything.</summary>
internal sealed class KnownDifferences
{
    private KnownDifferences(IReadOnlyList<Rule> rules) => Rules = rules;

    public IReadOnlyList<Rule> Rules { get; }

    public static KnownDifferences Read(string path) => new([.. File.ReadLines(path)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(": ", 2) is [{ Length: > 0 } reason, { Length: > 0 } pattern]
            ? new Rule(reason, pattern)
            : throw new FormatException($"known-differences.txt: not 'reason: pattern': {line}"))]);

    public bool Covers(string member) => Rules.Any(rule => rule.Covers(member));

    internal sealed class Rule(string reason, string pattern)
    {
        private readonly Regex expression = new(
            "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1));

        public string Reason { get; } = reason;

        public string Pattern { get; } = pattern;

        public bool Covers(string member) => expression.IsMatch(member);
    }
}
