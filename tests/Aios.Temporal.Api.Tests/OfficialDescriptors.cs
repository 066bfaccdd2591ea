using System.Diagnostics;
using System.Text.Json;

namespace Aios.Temporal.Api.Tests;

/// <summary>The descriptors in the npm package <c>@temporalio/proto</c>: the JSON of protobuf.js.</summary>
internal static class OfficialDescriptors
{
    private const string PeersScript = "eng/npm-peers.sh";
    private const string JsonStart = ".addJSON(";
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(5);

    /// <summary>Installs the package if needed and reads it.</summary>
    public static ProtoSchema Load()
    {
        var text = File.ReadAllText(Path.Combine(Install(), "@temporalio", "proto", "protos", "json-module.js"));
        var start = text.IndexOf(JsonStart, StringComparison.Ordinal) + JsonStart.Length;
        using var json = JsonDocument.Parse(text[start..(text.IndexOf("\n});", start, StringComparison.Ordinal) + 2)]);
        return new ProtobufJsReader(json.RootElement).Read();
    }

    private static string Install()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, PeersScript)))
        {
            root = root.Parent ?? throw new FileNotFoundException($"No {PeersScript} above {AppContext.BaseDirectory}.");
        }

        using var script = Process.Start(new ProcessStartInfo(Path.Combine(root.FullName, PeersScript)) { RedirectStandardOutput = true })!;
        var folder = script.StandardOutput.ReadToEndAsync();
        if (!script.WaitForExit(InstallLimit))
        {
            script.Kill(entireProcessTree: true);
            throw new TimeoutException($"{PeersScript} did not finish within {InstallLimit}.");
        }

        return script.ExitCode == 0
            ? folder.GetAwaiter().GetResult().Trim()
            : throw new InvalidOperationException($"{PeersScript} failed with exit code {script.ExitCode}; its output is above.");
    }
}
