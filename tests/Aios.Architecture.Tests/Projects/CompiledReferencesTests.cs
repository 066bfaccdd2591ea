using System.Reflection;

namespace Aios.Architecture.Tests.Projects;

/// <summary>What the compiled assemblies really use, whatever the project files say.</summary>
internal sealed class CompiledReferencesTests
{
    private static readonly string[] Outside =
    [
        "System.Net.", "System.Data", "System.IO.FileSystem", "System.IO.Pipes", "System.Console", "System.Diagnostics.Process",
        "Microsoft.Data", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Extensions.Http", "Npgsql", "Grpc.",
        "StackExchange.", "Qdrant", "OpenAI", "Azure.",
    ];

    [TestCase("Aios.Workflows")]
    [TestCase("Aios.Agents")]
    public void References_OfCodeThatDecides_HaveNoDoorToTheOutside(string assembly) =>
        Assert.That(
            Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!)
                .Where(name => Outside.Any(door => name.StartsWith(door, StringComparison.Ordinal))),
            Is.Empty);

    [Test]
    public void References_OfTheSdk_HaveNoOfficialPackage() =>
        Assert.That(
            Assembly.Load("Aios.Temporal").GetReferencedAssemblies().Select(reference => reference.Name),
            Has.None.StartsWith("Temporalio"));
}
