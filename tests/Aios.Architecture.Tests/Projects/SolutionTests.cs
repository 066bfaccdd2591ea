using Aios.Architecture.Tests.Repository;

namespace Aios.Architecture.Tests.Projects;

internal sealed class SolutionTests
{
    [Test]
    public void Solution_Projects_AreAllOfThem()
    {
        string solution = RepositoryFiles.Read("Aios.Orchestrator.sln").Replace('\\', '/');
        Assert.That(
            RepositoryFiles.Projects.Where(project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal)),
            Is.Empty,
            "Add the project: dotnet sln add <path>");
    }
}
