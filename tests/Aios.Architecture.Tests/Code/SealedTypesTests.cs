using System.Reflection;
using System.Runtime.CompilerServices;

namespace Aios.Architecture.Tests.Code;

/// <summary>Closed by default: a class is sealed unless someone derives from it or the official API leaves it open.</summary>
internal sealed class SealedTypesTests
{
    private static readonly string[] Libraries = ["Aios.Temporal", "Aios.Temporal.Testing", "Aios.Agents", "Aios.Workflows", "Aios.Activities"];

    private static readonly HashSet<string> OfficiallyOpen =
    [
        .. new[] { typeof(Temporalio.Client.TemporalClient).Assembly, typeof(Temporalio.Extensions.Hosting.TemporalWorkerService).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type is { IsClass: true, IsSealed: false })
            .Select(type => type.FullName!.Replace("Temporalio.", "Aios.Temporal.", StringComparison.Ordinal)),

        // The official package of these is not a dependency, so they are named here.
        "Aios.Temporal.Extensions.OpenTelemetry.TracingInterceptor",
        "Aios.Temporal.Extensions.OpenTelemetry.TracingInterceptorOptions",
        "Aios.Temporal.Extensions.OpenTelemetry.WorkflowDiagnosticActivity",
    ];

    [TestCaseSource(nameof(Libraries))]
    public void Classes_ThatNobodyExtends_AreSealed(string library)
    {
        Type[] types = [.. Assembly.Load(library).GetTypes().Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)))];
        HashSet<Type> extended = [.. types.Select(type => type.BaseType).OfType<Type>().Select(Definition)];
        Assert.That(
            types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }
                && !extended.Contains(Definition(type))
                && !OfficiallyOpen.Contains(Definition(type).FullName!)
                && !IsWorkflowOrActivity(type)),
            Is.Empty);
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    // Application types may stay open: workflow calls name them in expressions, and tests derive from them.
    private static bool IsWorkflowOrActivity(Type type) =>
        type.GetCustomAttributes().Concat(type.GetMethods().SelectMany(method => method.GetCustomAttributes()))
            .Any(attribute => attribute.GetType().Name is "WorkflowAttribute" or "ActivityAttribute");
}
