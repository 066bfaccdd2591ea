using System.Text.RegularExpressions;

namespace Aios.Architecture.Tests.Repository;

/// <summary>One C# file, by its path from the root.</summary>
internal sealed partial record SourceFile(string Path)
{
    private string? text;

    /// <summary>The content.</summary>
    public string Text => text ??= RepositoryFiles.Read(Path);

    /// <summary>Number of lines.</summary>
    public int Lines => Text.Count(character => character == '\n');

    /// <summary>The folder, by its path from the root.</summary>
    public string Folder => Path[..Path.LastIndexOf('/')];

    /// <summary>The file-scoped namespace, or null for a file of top-level statements.</summary>
    public string? Namespace => NamespaceLine().Match(Text) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The namespaces the file uses.</summary>
    public IEnumerable<string> Usings => UsingLine().Matches(Text).Select(match => match.Groups["name"].Value);

    /// <summary>The path, for messages.</summary>
    public override string ToString() => Path;

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^using (?:static |\w+ = )?(?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex UsingLine();
}
