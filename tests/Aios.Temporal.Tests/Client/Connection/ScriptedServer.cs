using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Tests.Client.Connection;

/// <summary>An HTTP/2 server on a loopback port whose answers a test writes down to the frame, good and bad.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConnectionContext> connections = new();
    private readonly WebApplication app;

    private ScriptedServer(Func<ScriptedCall, Task> answer, Action<HttpsConnectionAdapterOptions>? tls, bool withSystemInfo)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.Use(next => async connection =>
            {
                connections[connection.ConnectionId] = connection;
                await next(connection);
            });
            if (tls is not null)
            {
                listen.UseHttps(tls);
            }
        }));
        app = builder.Build();
        app.Run(context => AnswerAsync(context, answer, withSystemInfo));
    }

    /// <summary>Gets all calls in the order of arrival, without the GetSystemInfo answered by the server itself.</summary>
    public ConcurrentQueue<ScriptedCall> Calls { get; } = new();

    public int ConnectionCount => connections.Count;

    public int OpenConnectionCount => connections.Values.Count(c => !c.ConnectionClosed.IsCancellationRequested);

    public string Target => $"127.0.0.1:{Port}";

    public int Port => new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    /// <param name="answer">Called for each call.</param>
    /// <param name="tls">Makes the server speak TLS.</param>
    /// <param name="withSystemInfo">True to answer GetSystemInfo without asking the script.</param>
    public static async Task<ScriptedServer> StartAsync(
        Func<ScriptedCall, Task> answer, Action<HttpsConnectionAdapterOptions>? tls = null, bool withSystemInfo = true)
    {
        var server = new ScriptedServer(answer, tls, withSystemInfo);
        await server.app.StartAsync();
        return server;
    }

    public static Task<ScriptedServer> StartTlsAsync(X509Certificate2 certificate, Func<ScriptedCall, Task>? answer = null) =>
        StartAsync(answer ?? (_ => Task.CompletedTask), https => https.ServerCertificate = certificate);

    public TemporalConnection Connect(Action<TemporalConnectionOptions>? configure = null, TimeProvider? time = null, Func<double>? chance = null)
    {
        var options = new TemporalConnectionOptions(Target);
        configure?.Invoke(options);
        return TemporalConnection.CreateLazy(options, time ?? TimeProvider.System, chance ?? (() => 0.5));
    }

    /// <summary>Cuts the TCP connection of a call.</summary>
    public void Cut(ScriptedCall call) => connections[call.ConnectionId].Abort();

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context, Func<ScriptedCall, Task> answer, bool withSystemInfo)
    {
        var call = await ScriptedCall.ReadAsync(context);
        if (withSystemInfo && call.Rpc == "GetSystemInfo")
        {
            await call.ReplyAsync(new GetSystemInfoResponse { ServerVersion = "scripted" });
            return;
        }

        Calls.Enqueue(call);
        await answer(call);
    }
}
