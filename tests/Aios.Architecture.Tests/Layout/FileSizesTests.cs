using Aios.Architecture.Tests.Repository;

namespace Aios.Architecture.Tests.Layout;

/// <summary>Small files stay small: a limit for all, a shorter list of exceptions, and the middle of all files.</summary>
internal sealed class FileSizesTests
{
    private const int MaximumLines = 500;
    private const int ListedLines = 300;
    private const int MaximumMedianLines = 100;
    private const string ListPath = "tests/Aios.Architecture.Tests/Layout/long-files.txt";

    // Lines of "path: why it is long".
    private static readonly string[] Listed =
        [.. RepositoryFiles.Read(ListPath).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))];

    [Test]
    public void Files_Lines_StayUnderTheLimit() => Assert.That(Longer(MaximumLines), Is.Empty, "Two concepts in one file: split it");

    [Test]
    public void Files_LongOnes_AreListedWithAReason()
    {
        IEnumerable<string> reasons = Listed.Where(line => line.Contains(": ", StringComparison.Ordinal)).Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)]);
        Assert.That(Longer(ListedLines).Select(file => file.Path).Except(reasons), Is.Empty, $"Split the file, or list it in {ListPath}");
    }

    [Test]
    public void List_Entries_AreStillLong() =>
        Assert.That(
            Listed.Select(line => line.Split(':')[0]).Except(Longer(ListedLines).Select(file => file.Path)),
            Is.Empty,
            $"No longer long: remove it from {ListPath}");

    [Test]
    public void Files_Median_StaysSmall()
    {
        int[] lines = [.. RepositoryFiles.CSharp.Select(file => file.Lines).Order()];
        Assert.That(lines[lines.Length / 2], Is.LessThanOrEqualTo(MaximumMedianLines));
    }

    private static IEnumerable<SourceFile> Longer(int lines) => RepositoryFiles.CSharp.Where(file => file.Lines > lines);
}
