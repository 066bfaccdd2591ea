using System.Text.RegularExpressions;
using Aios.Architecture.Tests.Repository;

namespace Aios.Architecture.Tests.Code;

/// <summary>Borders inside the SDK that no project reference can draw.</summary>
internal sealed partial class LayersTests
{
    private const string Sdk = "src/Aios.Temporal/";

    [TestCase("Worker/Machines/")]
    [TestCase("Worker/History/")]
    [TestCase("Worker/Runs/")]
    [TestCase("Worker/Activations/")]
    public void Engine_Files_AreSynchronousAndSilent(string folder) =>
        Assert.That(
            In(folder).Where(file => Impure().IsMatch(WithoutComments(file.Text))),
            Is.Empty,
            "The engine is a pure function of its inputs: no async, no tasks, no clock, no logger");

    [TestCase("Worker/Machines/", "Aios.Temporal.Client", "Aios.Temporal.Worker.Instance", "Aios.Temporal.Converters", "Grpc.Net")]
    [TestCase("Worker/History/", "Aios.Temporal.Client", "Aios.Temporal.Worker.Instance", "Aios.Temporal.Converters", "Grpc.Net")]
    [TestCase("Worker/Runs/", "Aios.Temporal.Client", "Aios.Temporal.Worker.Instance", "Aios.Temporal.Converters", "Grpc.Net")]
    [TestCase("Worker/Instance/", "Aios.Temporal.Client", "Aios.Temporal.Worker.Runs", "Aios.Temporal.Worker.Machines", "Aios.Temporal.Worker.History", "Grpc.Net")]
    [TestCase("Workflows/", "Aios.Temporal.Client", "Aios.Temporal.Worker.Runs", "Aios.Temporal.Worker.Machines", "Grpc.Net")]
    [TestCase("Client/", "Aios.Temporal.Worker.")] // IWorkerClient itself is in Aios.Temporal.Worker
    [TestCase("Converters/", "Aios.Temporal.Client", "Aios.Temporal.Worker", "Grpc.Net")]
    public void Folder_Usings_StayOnTheirSide(string folder, params string[] forbidden) =>
        Assert.That(
            from file in In(folder)
            from used in file.Usings
            where forbidden.Any(name => used.StartsWith(name, StringComparison.Ordinal))
            select $"{file} uses {used}",
            Is.Empty);

    private static IEnumerable<SourceFile> In(string folder)
    {
        SourceFile[] files = [.. RepositoryFiles.CSharp.Where(file => file.Path.StartsWith(Sdk + folder, StringComparison.Ordinal))];
        Assert.That(files, Is.Not.Empty, folder);
        return files;
    }

    private static string WithoutComments(string text) => Comment().Replace(text, string.Empty);

    [GeneratedRegex(@"\b(async|await|ILogger|TimeProvider|DateTime\.(Utc)?Now|System\.Threading\.Tasks|Task<|Random)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Impure();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();
}
