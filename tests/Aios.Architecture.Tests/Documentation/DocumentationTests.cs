using System.Text.RegularExpressions;
using Aios.Architecture.Tests.Repository;

namespace Aios.Architecture.Tests.Documentation;

/// <summary>What the documents point at exists.</summary>
internal sealed partial class DocumentationTests
{
    private static readonly string[] CodeFolders = ["src/", "tests/", "eng/", "docs/", "workflows/", "activities/", "infra/", ".ci/"];

    [TestCaseSource(typeof(RepositoryFiles), nameof(RepositoryFiles.Documents))]
    public void Links_Relative_Resolve(string document)
    {
        string folder = Path.GetDirectoryName(RepositoryFiles.Full(document))!;
        Assert.That(
            Link().Matches(RepositoryFiles.Read(document)).Select(match => match.Groups["name"].Value)
                .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'))
                .Where(target => !Exists(Path.GetFullPath(Path.Combine(folder, target.Split('#')[0])))),
            Is.Empty);
    }

    [TestCaseSource(typeof(RepositoryFiles), nameof(RepositoryFiles.Documents))]
    public void Paths_InCode_Exist(string document) =>
        Assert.That(
            Code().Matches(RepositoryFiles.Read(document)).Select(match => match.Groups["name"].Value)
                .Where(code => CodeFolders.Any(folder => code.StartsWith(folder, StringComparison.Ordinal))
                    && !code.AsSpan().ContainsAny("<>*{} "))
                .Where(code => !Exists(RepositoryFiles.Full(code.Split(':')[0]))),
            Is.Empty);

    [TestCaseSource(typeof(RepositoryFiles), nameof(RepositoryFiles.Documents))]
    public void Make_Targets_Exist(string document)
    {
        string makefile = RepositoryFiles.Read("Makefile");
        Assert.That(
            MakeTarget().Matches(RepositoryFiles.Read(document)).Select(match => match.Groups["name"].Value)
                .Where(target => !makefile.Contains("\n" + target + ":", StringComparison.Ordinal)),
            Is.Empty);
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    [GeneratedRegex(@"\]\((?<name>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("`(?<name>[^`\n]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?:`|^|\n)make (?<name>[a-z][\w-]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex MakeTarget();
}
