using System.Globalization;

namespace Aios.Temporal.Testing;

/// <summary>Starts the servers that environments run on. Other kinds of servers plug in here.</summary>
internal static class ServerLaunch
{
    private const string Loopback = "127.0.0.1";

    public static async Task<RunningServer> LocalAsync(WorkflowEnvironmentStartLocalOptions options)
    {
        var server = options.DevServerOptions;
        var path = server.ExistingPath ?? ServerProcess.FindOnPath("temporal") ?? throw new InvalidOperationException(
            "A local environment needs the Temporal CLI, but there is no program named temporal on the search path; install it, or set DevServerOptions.ExistingPath");
        var (host, port) = Bind(options.TargetHost);
        List<string> arguments =
        [
            "server", "start-dev",
            "--ip", host,
            "--port", port.ToString(CultureInfo.InvariantCulture),
            "--namespace", options.Namespace,
            "--log-format", server.LogFormat,
            "--log-level", server.LogLevel,
        ];
        if (options.UI)
        {
            arguments.AddRange(["--ui-port", (options.UIPort > 0 ? options.UIPort : ServerProcess.FreePort()).ToString(CultureInfo.InvariantCulture)]);
        }
        else
        {
            arguments.Add("--headless");
        }

        if (server.DatabaseFilename is { } file)
        {
            arguments.AddRange(["--db-filename", file]);
        }

        foreach (var attribute in options.SearchAttributes ?? [])
        {
            arguments.AddRange(["--search-attribute", $"{attribute.Name}={attribute.ValueType}"]);
        }

        arguments.AddRange(server.ExtraArgs ?? []);
        return await ServerProcess.StartAsync(path, arguments, $"{host}:{port}", server.StartupTimeout).ConfigureAwait(false);
    }

    public static async Task<RunningServer> TimeSkippingAsync(WorkflowEnvironmentStartTimeSkippingOptions options)
    {
        var server = options.TestServer;
        var path = server.ExistingPath ?? ServerProcess.FindOnPath("temporal-test-server") ?? throw new InvalidOperationException(
            "A time-skipping environment needs the test server, but there is no program named temporal-test-server on the search path; set TestServer.ExistingPath, or set TargetHost to a running one");
        var port = ServerProcess.FreePort();
        string[] arguments = [port.ToString(CultureInfo.InvariantCulture), .. server.ExtraArgs ?? []];
        return await ServerProcess.StartAsync(path, arguments, $"{Loopback}:{port}", server.StartupTimeout).ConfigureAwait(false);
    }

    private static (string Host, int Port) Bind(string? wanted)
    {
        if (string.IsNullOrEmpty(wanted))
        {
            return (Loopback, ServerProcess.FreePort());
        }

        var colon = wanted.LastIndexOf(':');
        return colon > 0 && int.TryParse(wanted.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? (wanted[..colon], port)
            : throw new ArgumentException($"TargetHost {wanted} is not of the form host:port");
    }
}
