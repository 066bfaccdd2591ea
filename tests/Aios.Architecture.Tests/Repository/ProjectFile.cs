using System.Xml.Linq;

namespace Aios.Architecture.Tests.Repository;

/// <summary>One project, by its path from the root.</summary>
internal sealed record ProjectFile(string Path)
{
    private const string SdkSwitch = "TemporalSdk.props";
    private XDocument? xml;

    /// <summary>The name without extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folder, by its path from the root.</summary>
    public string Folder => Path[..Path.LastIndexOf('/')];

    /// <summary>True for everything that ships.</summary>
    public bool IsProduct => !Path.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The root namespace: declared, or the project's name.</summary>
    public string RootNamespace => Documents.SelectMany(document => document.Descendants("RootNamespace")).FirstOrDefault()?.Value ?? Name;

    /// <summary>Names of the referenced projects; importing the SDK switch references the managed SDK.</summary>
    public IEnumerable<string> References =>
    [
        .. Xml.Descendants("ProjectReference").Select(reference => System.IO.Path.GetFileNameWithoutExtension(Include(reference).Replace('\\', '/'))),
        .. Imports.Any(import => import.EndsWith(SdkSwitch, StringComparison.Ordinal)) ? new[] { "Aios.Temporal" } : [],
    ];

    /// <summary>Referenced packages.</summary>
    public IEnumerable<XElement> Packages => Xml.Descendants("PackageReference");

    private IEnumerable<string> Imports => Xml.Descendants("Import").Select(import => import.Attribute("Project")?.Value ?? string.Empty);

    private XDocument Xml => xml ??= XDocument.Parse(RepositoryFiles.Read(Path));

    // The project and what it imports.
    private IEnumerable<XDocument> Documents =>
        [Xml, .. Imports.Select(import => XDocument.Parse(RepositoryFiles.Read(System.IO.Path.Combine(Folder, import))))];

    /// <summary>The value of Include.</summary>
    public static string Include(XElement item) => item.Attribute("Include")?.Value ?? string.Empty;

    /// <summary>The path, for messages.</summary>
    public override string ToString() => Path;
}
