using Aios.Architecture.Tests.Repository;

namespace Aios.Architecture.Tests.Projects;

/// <summary>The direction of dependencies: a project references only what its row allows.</summary>
internal sealed class ProjectReferencesTests
{
    private const string Everything = "*";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Aios.Temporal.Api"] = [],
        ["Aios.Temporal"] = ["Aios.Temporal.Api"],
        ["Aios.Temporal.Analyzers"] = [],
        ["Aios.Temporal.Server"] = ["Aios.Temporal.Api"],
        ["Aios.Temporal.Testing"] = ["Aios.Temporal", "Aios.Temporal.Server"],
        ["Aios.Agents"] = [],
        ["Aios.Storage"] = ["Aios.Agents"],
        ["Aios.Memory"] = ["Aios.Agents"],
        ["Aios.Models"] = ["Aios.Agents"],
        ["Aios.Workflows"] = ["Aios.Temporal", "Aios.Agents"],
        ["Aios.Activities"] = ["Aios.Temporal", "Aios.Agents", "Aios.Storage", "Aios.Memory", "Aios.Models"],
        ["Aios.ControlPlane"] = ["Aios.Temporal", "Aios.Agents", "Aios.Storage"],
        ["Aios.Host"] = [Everything],
    };

    [Test]
    public void References_OfProductProjects_FollowTheDirection()
    {
        IEnumerable<string> wrong =
            from project in RepositoryFiles.Projects
            where project.IsProduct
            from reference in project.References
            where !Allowed.TryGetValue(project.Name, out string[]? allowed)
                || !(allowed.Contains(Everything) || allowed.Contains(reference))
            select $"{project} may not reference {reference}";
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Projects_OfTheProduct_AreAllInTheTable() =>
        Assert.That(RepositoryFiles.Projects.Where(project => project.IsProduct).Select(project => project.Name), Is.SubsetOf(Allowed.Keys));

    [Test]
    public void References_OfProductProjects_NeverGoToTests()
    {
        string[] tests = [.. RepositoryFiles.Projects.Where(project => !project.IsProduct).Select(project => project.Name)];
        Assert.That(
            RepositoryFiles.Projects.Where(project => project.IsProduct && project.References.Intersect(tests).Any()),
            Is.Empty);
    }
}
