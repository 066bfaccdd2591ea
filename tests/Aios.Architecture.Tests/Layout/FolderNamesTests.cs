using Aios.Architecture.Tests.Repository;

namespace Aios.Architecture.Tests.Layout;

/// <summary>A folder is a concept, so its name says which.</summary>
internal sealed class FolderNamesTests
{
    private static readonly string[] Empty =
        ["Helpers", "Helper", "Utils", "Utilities", "Util", "Managers", "Services", "Interfaces", "Misc", "Extensions", "Shared", "Impl", "Base"];

    [Test]
    public void Folders_Names_AreConcepts() =>
        Assert.That(
            RepositoryFiles.CSharp.Select(file => file.Folder).Distinct()
                .Where(folder => folder.Split('/').Intersect(Empty, StringComparer.OrdinalIgnoreCase).Any()),
            Is.Empty);

    [Test]
    public void TopLevel_Folders_AreTheKnownOnes()
    {
        string[] known = ["activities", "docs", "eng", "infra", "src", "tests", "workflows", ".ci"];
        IEnumerable<string> found = RepositoryFiles.All.Where(path => path.Contains('/', StringComparison.Ordinal)).Select(path => path.Split('/')[0]).Distinct();
        Assert.That(found, Is.SubsetOf(known));
    }
}
