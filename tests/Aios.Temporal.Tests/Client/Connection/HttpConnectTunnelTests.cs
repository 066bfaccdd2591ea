using System.Net;
using System.Net.Sockets;
using System.Text;
using Aios.Temporal.Client;
using Grpc.Core;

namespace Aios.Temporal.Tests.Client.Connection;

public class HttpConnectTunnelTests
{
    [Test]
    public async Task Call_ThroughProxy_ArrivesAndProxyLearnsTargetAndLogin()
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync([], StatusCode.OK));
        using var proxy = new Proxy("HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n", server.Port);

        await server.Connect(o =>
        {
            o.TargetHost = "temporal.invalid:7233";
            o.HttpConnectProxy = new HttpConnectProxyOptions(proxy.Target) { BasicAuth = ("me", "pässword") };
        }).WorkflowService.GetClusterInfoAsync(new());

        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes("me:pässword"));
        Assert.Multiple(() =>
        {
            Assert.That(server.Calls, Has.Count.EqualTo(1));
            Assert.That(
                proxy.Request,
                Is.EqualTo($"CONNECT temporal.invalid:7233 HTTP/1.1\r\nHost: temporal.invalid:7233\r\nProxy-Authorization: Basic {login}\r\n\r\n"));
        });
    }

    [TestCase("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "407 Proxy Authentication Required")]
    [TestCase("SSH-2.0-OpenSSH\r\n\r\n", "SSH-2.0-OpenSSH")]
    [TestCase("HTTP/1.1 200", "no complete answer")]
    public async Task ConnectAsync_ProxyRefuses_SaysItsAnswer(string answer, string expected)
    {
        using var proxy = new Proxy(answer, forwardTo: null);
        var connection = TemporalConnection.CreateLazy(new("temporal.invalid:7233") { HttpConnectProxy = new(proxy.Target) });

        await Assert.ThatAsync(
            connection.ConnectAsync, Throws.InvalidOperationException.With.Message.Contains(expected).And.Message.Contains(proxy.Target));
    }

    [Test]
    public void CreateLazy_ProxyWithoutPort_IsRefused() => Assert.That(
        () => TemporalConnection.CreateLazy(new("localhost:7233") { HttpConnectProxy = new("proxy") }),
        Throws.ArgumentException.With.Message.Contains("HttpConnectProxyOptions.TargetHost"));

    /// <summary>Answers every CONNECT with the given bytes, then forwards or hangs up.</summary>
    private sealed class Proxy : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly string answer;
        private readonly int? forwardTo;

        public Proxy(string answer, int? forwardTo)
        {
            this.answer = answer;
            this.forwardTo = forwardTo;
            listener.Start();
            _ = ServeAsync();
        }

        public string Target => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        public string Request { get; private set; } = string.Empty;

        public void Dispose() => listener.Dispose();

        private async Task ServeAsync()
        {
            using var client = await listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            var buffer = new byte[4096];
            while (!Request.EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                Request += Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer));
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            if (forwardTo is { } port)
            {
                using var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, port);
                await Task.WhenAny(stream.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(stream));
            }
        }
    }
}
