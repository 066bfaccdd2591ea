using System.Text.RegularExpressions;
using Aios.Architecture.Tests.Repository;

namespace Aios.Architecture.Tests.Code;

/// <summary>Log events are found by their id, so ids are unique across the product.</summary>
internal sealed partial class LogEventsTests
{
    private static readonly SourceFile[] Product = [.. RepositoryFiles.CSharp.Where(file => !file.Path.StartsWith("tests/", StringComparison.Ordinal))];

    [Test]
    public void Events_Ids_AreUnique() =>
        Assert.That(
            Product.SelectMany(file => EventId().Matches(file.Text).Select(match => (Id: match.Groups["name"].Value, File: file.Path)))
                .GroupBy(entry => entry.Id)
                .Where(group => group.Count() > 1)
                .Select(group => $"{group.Key}: {string.Join(", ", group.Select(entry => entry.File))}"),
            Is.Empty);

    [Test]
    public void Events_All_HaveAnId() =>
        Assert.That(
            Product.Where(file => Event().Count(file.Text) != EventId().Count(file.Text)),
            Is.Empty,
            "Write [LoggerMessage(EventId = n, ...)]");

    [GeneratedRegex(@"\[LoggerMessage\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Event();

    [GeneratedRegex(@"\[LoggerMessage\(\s*EventId = (?<name>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex EventId();
}
