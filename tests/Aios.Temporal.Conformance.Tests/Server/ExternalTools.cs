using System.Diagnostics;

namespace Aios.Temporal.Conformance.Tests.Server;

/// <summary>Programs of other people that the tests start. A missing one fails with the command that installs it.</summary>
internal static class ExternalTools
{
    private static readonly Lazy<string> Root = new(FindRoot);

    public static string Temporal => Path.Combine(Root.Value, "bin", "temporal");

    public static string Tctl => Path.Combine(Root.Value, "bin", "tctl");

    private static string FindRoot()
    {
        if (Environment.GetEnvironmentVariable("AIOS_TOOLS") is { Length: > 0 } given)
        {
            return Checked(given);
        }

        var unpack = Path.Combine(RepositoryPaths.Root, "..", "shared", "tools", "unpack");
        if (!File.Exists(unpack))
        {
            throw new InvalidOperationException(
                "The official tools are not on this machine: set AIOS_TOOLS to the directory printed by '../shared/tools/unpack'.");
        }

        using var process = Process.Start(new ProcessStartInfo(unpack) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Checked(output.Trim().Split('\n')[^1]);
    }

    private static string Checked(string root) =>
        File.Exists(Path.Combine(root, "bin", "temporal"))
            ? root
            : throw new InvalidOperationException($"There is no bin/temporal under '{root}': run '../shared/tools/unpack' and set AIOS_TOOLS to what it prints.");
}
