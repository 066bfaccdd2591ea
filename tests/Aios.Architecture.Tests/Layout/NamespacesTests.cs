using Aios.Architecture.Tests.Repository;

namespace Aios.Architecture.Tests.Layout;

/// <summary>
/// A namespace follows the folder. Where the official API puts a whole area into one namespace, folders below it may
/// arrange the files; so a file's namespace is that of its folder or of a folder above, inside the project.
/// </summary>
internal sealed class NamespacesTests
{
    // Folders whose namespace the official API dictates.
    private static readonly Dictionary<string, string[]> Dictated = new(StringComparer.Ordinal)
    {
        ["src/Aios.Temporal/Hosting"] = ["Aios.Temporal.Extensions.Hosting", "Microsoft.Extensions.DependencyInjection"],
        ["src/Aios.Temporal/Tracing"] = ["Aios.Temporal.Extensions.OpenTelemetry"],
    };

    [Test]
    public void Namespaces_OfFiles_FollowTheirFolder()
    {
        IEnumerable<string> wrong =
            from project in RepositoryFiles.Projects
            from file in RepositoryFiles.CSharp
            where file.Path.StartsWith(project.Folder + "/", StringComparison.Ordinal)
                && file.Namespace is { } found
                && !Follows(file, project, found)
            select $"{file} is in {file.Namespace}";
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Files_OfLibraries_HaveAFileScopedNamespace() =>
        Assert.That(
            RepositoryFiles.CSharp.Where(file => file.Namespace is null && file.Path.Split('/')[^1] is not ("Program.cs" or "AssemblyInfo.cs" or "GlobalUsings.cs")),
            Is.Empty);

    private static bool Follows(SourceFile file, ProjectFile project, string found)
    {
        if (Dictated.FirstOrDefault(entry => (file.Folder + "/").StartsWith(entry.Key + "/", StringComparison.Ordinal)).Value is { } dictated)
        {
            return dictated.Contains(found);
        }

        string expected = project.RootNamespace + file.Folder[project.Folder.Length..].Replace('/', '.');
        return (expected + ".").StartsWith(found + ".", StringComparison.Ordinal)
            && (found + ".").StartsWith(project.RootNamespace + ".", StringComparison.Ordinal);
    }
}
