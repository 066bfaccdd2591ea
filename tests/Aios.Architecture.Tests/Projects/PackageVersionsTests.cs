using System.Text.RegularExpressions;
using System.Xml.Linq;
using Aios.Architecture.Tests.Repository;

namespace Aios.Architecture.Tests.Projects;

/// <summary>Every package has one exact version, in one file.</summary>
internal sealed partial class PackageVersionsTests
{
    private static readonly XElement[] Pins = [.. XDocument.Parse(RepositoryFiles.Read("Directory.Packages.props")).Descendants("PackageVersion")];

    [Test]
    public void Pins_Versions_AreExact() =>
        Assert.That(
            Pins.Where(pin => !ExactVersion().IsMatch(pin.Attribute("Version")?.Value ?? string.Empty)).Select(ProjectFile.Include),
            Is.Empty);

    [Test]
    public void Pins_Packages_AreUnique() => Assert.That(Pins.Select(ProjectFile.Include), Is.Unique);

    [Test]
    public void Projects_Packages_NameNoVersion() =>
        Assert.That(
            from project in RepositoryFiles.Projects
            from package in project.Packages
            where package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null
            select $"{project}: {ProjectFile.Include(package)}",
            Is.Empty);

    [Test]
    public void Pins_Packages_AreAllUsed()
    {
        string[] shared = ["Directory.Build.props", "eng/TemporalSdk.props"];
        IEnumerable<string> used = RepositoryFiles.Projects.SelectMany(project => project.Packages)
            .Concat(shared.SelectMany(path => XDocument.Parse(RepositoryFiles.Read(path)).Descendants("PackageReference")))
            .Select(ProjectFile.Include);
        Assert.That(Pins.Select(ProjectFile.Include).Except(used), Is.Empty, "Remove the pin");
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[\w.]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex ExactVersion();
}
