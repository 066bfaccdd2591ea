using System.Text.RegularExpressions;
using Aios.Architecture.Tests.Repository;

namespace Aios.Architecture.Tests.Code;

/// <summary>What may not be left in the product: unfinished work, private paths, skipped tests, sleeping tests.</summary>
internal sealed partial class BannedWordsTests
{
    private const string Self = "tests/Aios.Architecture.Tests/Code/BannedWordsTests.cs";
    private static readonly string[] Binary = [".png", ".ico", ".dll", ".zip", ".gz", ".bin", ".db"];

    [Test]
    public void Files_Text_HasNoUnfinishedWork() => Assert.That(Find(RepositoryFiles.All, Unfinished()), Is.Empty);

    [Test]
    public void Files_Text_HasNoPrivatePaths() => Assert.That(Find(RepositoryFiles.All, PrivatePath()), Is.Empty);

    [Test]
    public void Tests_All_RunAlways() =>
        Assert.That(Find(TestFiles, Skipped()), Is.Empty, "A test that is skipped proves nothing: fix it or remove it");

    [Test]
    public void Tests_None_Sleep() =>
        Assert.That(
            // The analyzers' tests contain it as text, and one scenario is a workflow that blocks on purpose.
            Find(TestFiles.Where(path => !path.Contains("Analyzers.Tests", StringComparison.Ordinal) && !path.EndsWith("/Traps.workflow.cs", StringComparison.Ordinal)), Sleep()),
            Is.Empty,
            "Wait for a condition with a time-out that names it");

    private static IEnumerable<string> TestFiles => RepositoryFiles.CSharp.Select(file => file.Path).Where(path => path.StartsWith("tests/", StringComparison.Ordinal));

    private static IEnumerable<string> Find(IEnumerable<string> paths, Regex word) =>
        from path in paths
        where path != Self && !Binary.Contains(Path.GetExtension(path))
        let match = word.Match(RepositoryFiles.Read(path))
        where match.Success
        select $"{path}: {match.Value}";

    [GeneratedRegex(@"\b(TODO|HACK|FIXME|XXX|NotImplementedException)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"/work/(wt|main|shared)|/root/|/home/\w+/|[A-Z]:\\Users\\", RegexOptions.ExplicitCapture)]
    private static partial Regex PrivatePath();

    [GeneratedRegex(@"Assert\.(Ignore|Inconclusive|Pass)\b|\[(Ignore|Explicit)\b|, (Ignore|Explicit)\b[(\]]|Ignore = """, RegexOptions.ExplicitCapture)]
    private static partial Regex Skipped();

    [GeneratedRegex(@"\bThread\.Sleep\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Sleep();
}
