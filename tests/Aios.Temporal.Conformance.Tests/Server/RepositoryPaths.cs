namespace Aios.Temporal.Conformance.Tests.Server;

internal static class RepositoryPaths
{
    public static string Root { get; } = FindRoot();

    /// <summary>Recorded histories of the official SDK, as committed.</summary>
    public static string Histories => Path.Combine(Root, "tests", "Aios.Temporal.Conformance.Tests", "Histories");

    /// <summary>Output directory of another project, built with the same configuration.</summary>
    public static string OutputOf(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        return Path.Combine(Root, "tests", project, "bin", configuration, "net10.0");
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Aios.Orchestrator.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName
            ?? throw new InvalidOperationException("The tests must run from inside the repository: no Aios.Orchestrator.sln above them.");
    }
}
