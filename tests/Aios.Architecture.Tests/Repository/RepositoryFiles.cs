namespace Aios.Architecture.Tests.Repository;

/// <summary>The files of the repository, without what builds leave behind.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] SourceFolders = ["src", "tests", "workflows", "activities"];
    private static readonly string[] Ignored = ["bin", "obj", ".git", "artifacts", "node_modules", "TestResults"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All C# files.</summary>
    public static IReadOnlyList<SourceFile> CSharp { get; } =
        [.. SourceFolders.SelectMany(folder => Under(folder, "*.cs")).Select(path => new SourceFile(path))];

    /// <summary>All projects.</summary>
    public static IReadOnlyList<ProjectFile> Projects { get; } =
        [.. SourceFolders.SelectMany(folder => Under(folder, "*.csproj")).Select(path => new ProjectFile(path))];

    /// <summary>README.md and everything under docs/.</summary>
    public static IReadOnlyList<string> Documents { get; } = ["README.md", .. Under("docs", "*.md")];

    /// <summary>All files people write, by path from the root.</summary>
    public static IEnumerable<string> All => Under(string.Empty, "*");

    /// <summary>Paths from the root with forward slashes; nothing for a folder that is not there.</summary>
    public static IEnumerable<string> Under(string folder, string pattern) =>
        Directory.Exists(Full(folder)) ? Walk(Full(folder), pattern).Order(StringComparer.Ordinal) : [];

    /// <summary>The absolute path.</summary>
    public static string Full(string path) => Path.Combine(Root, path);

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Full(path));

    private static IEnumerable<string> Walk(string folder, string pattern)
    {
        foreach (string file in Directory.EnumerateFiles(folder, pattern).Where(file => !Ignored.Contains(Path.GetFileName(file))))
        {
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        }

        foreach (string inner in Directory.EnumerateDirectories(folder).Where(inner => !Ignored.Contains(Path.GetFileName(inner))))
        {
            foreach (string file in Walk(inner, pattern))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Aios.Orchestrator.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Aios.Orchestrator.sln above {AppContext.BaseDirectory}: run the tests from a build inside the repository.");
    }
}
