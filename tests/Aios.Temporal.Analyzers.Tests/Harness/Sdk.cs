using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aios.Temporal.Analyzers.Tests.Harness;

/// <summary>The two SDKs the rules must treat alike, and the references to compile against them.</summary>
internal static class Sdk
{
    public const string Managed = "Aios.Temporal";
    public const string Official = "Temporalio";

    public static readonly string[] Roots = [Managed, Official];

    private static readonly ImmutableArray<MetadataReference> Platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("Aios.", StringComparison.Ordinal)
            && !Path.GetFileName(path).StartsWith("Temporalio", StringComparison.Ordinal))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToImmutableArray();

    private static readonly ImmutableArray<MetadataReference> ManagedReferences = With(typeof(Aios.Temporal.Workflows.Workflow));
    private static readonly ImmutableArray<MetadataReference> OfficialReferences = With(typeof(Temporalio.Workflows.Workflow));

    public static ImmutableArray<MetadataReference> References(string root) => root == Official ? OfficialReferences : ManagedReferences;

    private static ImmutableArray<MetadataReference> With(Type sdkType) =>
        Platform.Add(MetadataReference.CreateFromFile(sdkType.Assembly.Location));
}
