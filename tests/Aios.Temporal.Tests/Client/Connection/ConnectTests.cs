using System.Runtime.CompilerServices;
using Aios.Temporal.Api.Grpc.Health.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Grpc.Core;
using RpcException = Aios.Temporal.Exceptions.RpcException;

namespace Aios.Temporal.Tests.Client.Connection;

public class ConnectTests
{
    private static readonly GetSystemInfoResponse Info = new()
    {
        ServerVersion = "1.2.3",
        Capabilities = new() { SdkMetadata = true },
    };

    [Test]
    public async Task ConnectAsync_Server_KeepsWhatItSays()
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync(Info), withSystemInfo: false);

        var connection = await TemporalConnection.ConnectAsync(new(server.Target));

        Assert.Multiple(() =>
        {
            Assert.That(connection.IsConnected, Is.True);
            Assert.That(connection.SystemInfo, Is.EqualTo(Info));
            Assert.That(server.Calls.Single().Headers["grpc-timeout"], Is.EqualTo("30000m"));
        });
    }

    [Test]
    public async Task CreateLazy_ManyFirstCalls_ConnectOnce()
    {
        await using var server = await ScriptedServer.StartAsync(
            call => call.Rpc == "GetSystemInfo" ? call.ReplyAsync(Info) : call.ReplyAsync([], StatusCode.OK), withSystemInfo: false);
        var connection = TemporalConnection.CreateLazy(new(server.Target));

        Assert.That((connection.IsConnected, connection.SystemInfo), Is.EqualTo((false, (object?)null)));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => connection.WorkflowService.GetClusterInfoAsync(new())));

        Assert.Multiple(() =>
        {
            Assert.That(connection.IsConnected, Is.True);
            Assert.That(server.Calls.Count(c => c.Rpc == "GetSystemInfo"), Is.EqualTo(1));
            Assert.That(server.Calls, Has.Count.EqualTo(21));
        });
    }

    [Test]
    public async Task CreateLazy_ServerUpLater_ConnectsThen()
    {
        var isUp = false;
        await using var server = await ScriptedServer.StartAsync(
            call => isUp ? call.ReplyAsync(Info) : call.FailAsync(StatusCode.Unavailable, "starting"), withSystemInfo: false);
        var connection = server.Connect();

        await Assert.ThatAsync(
            connection.ConnectAsync,
            Throws.InvalidOperationException.With.Message.Contains($"{server.Target}: Unavailable: starting").And.InnerException.TypeOf<RpcException>());
        isUp = true;
        await connection.ConnectAsync();

        Assert.That(connection.IsConnected, Is.True);
    }

    [TestCase("unknown method GetSystemInfo for service temporal.api.workflowservice.v1.WorkflowService")]
    [TestCase("unknown service temporal.api.workflowservice.v1.WorkflowService")]
    public async Task ConnectAsync_ServerWithoutSystemInfo_HasNoCapabilities(string message)
    {
        await using var server = await ScriptedServer.StartAsync(
            call => call.FailAsync(StatusCode.Unimplemented, message), withSystemInfo: false);
        var connection = server.Connect();

        await connection.ConnectAsync();

        Assert.That(connection.SystemInfo!.Capabilities, Is.EqualTo(new GetSystemInfoResponse.Types.Capabilities()));
    }

    [Test]
    public async Task ConnectAsync_NotATemporalServer_Fails()
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyHttpAsync(404, "text/html"), withSystemInfo: false);

        await Assert.ThatAsync(server.Connect().ConnectAsync, Throws.InvalidOperationException.With.Message.Contains("404"));
    }

    [Test]
    public async Task FirstCall_TokenCancelledWhileConnecting_ThrowsOperationCanceled()
    {
        await using var server = await ScriptedServer.StartAsync(call => Task.Delay(Timeout.Infinite, call.Aborted), withSystemInfo: false);
        using var cancel = new CancellationTokenSource();
        var call = server.Connect().WorkflowService.GetClusterInfoAsync(new(), new() { CancellationToken = cancel.Token });
        await Until.TrueAsync(() => !server.Calls.IsEmpty, "GetSystemInfo");

        await cancel.CancelAsync();

        await Assert.ThatAsync(() => call, Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase(HealthCheckResponse.Types.ServingStatus.Serving, true)]
    [TestCase(HealthCheckResponse.Types.ServingStatus.NotServing, false)]
    public async Task CheckHealthAsync_Status_TellsWhetherServing(HealthCheckResponse.Types.ServingStatus status, bool expected)
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync(new HealthCheckResponse { Status = status }));
        var connection = server.Connect();

        var answers = (await connection.CheckHealthAsync(), await connection.CheckHealthAsync(connection.OperatorService));

        Assert.Multiple(() =>
        {
            Assert.That(answers, Is.EqualTo((expected, expected)));
            Assert.That(server.Calls.Select(c => c.Path), Has.All.EqualTo("/grpc.health.v1.Health/Check"));
            Assert.That(
                server.Calls.Select(c => c.Read(HealthCheckRequest.Parser).Service),
                Is.EqualTo(new[] { "temporal.api.workflowservice.v1.WorkflowService", "temporal.api.operatorservice.v1.OperatorService" }));
        });
    }

    [Test]
    public async Task Connection_Forgotten_ClosesItsSockets()
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync([], StatusCode.OK));
        await ConnectAndForgetAsync(server);
        Assert.That(server.OpenConnectionCount, Is.EqualTo(1));

        await Until.TrueAsync(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return server.OpenConnectionCount == 0;
            },
            "the sockets to close");
    }

    [Test]
    public void CreateLazy_Options_AreCopiedAndIdentityFilled()
    {
        var options = new TemporalConnectionOptions("localhost:7233") { RpcRetry = new() { MaxRetries = 3 } };

        var connection = TemporalConnection.CreateLazy(options);
        options.RpcRetry.MaxRetries = 4;

        Assert.Multiple(() =>
        {
            Assert.That(connection.Options.Identity, Is.EqualTo($"{Environment.ProcessId}@{Environment.MachineName}"));
            Assert.That(options.Identity, Is.Null);
            Assert.That(connection.Options.RpcRetry!.MaxRetries, Is.EqualTo(3));
        });
    }

    [Test]
    public void CreateLazy_KeepAliveTooShort_IsRefused() => Assert.That(
        () => TemporalConnection.CreateLazy(new("localhost:7233") { KeepAlive = new() { Interval = TimeSpan.FromMilliseconds(10) } }),
        Throws.ArgumentException.With.Message.Contains(nameof(KeepAliveOptions)));

    [Test]
    public async Task ConnectAsync_DnsLoadBalancing_ReachesTheHost()
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync(Info), withSystemInfo: false);

        await TemporalConnection.ConnectAsync(new($"localhost:{server.Port}") { DnsLoadBalancing = new(), KeepAlive = null });

        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task ConnectAndForgetAsync(ScriptedServer server) =>
        await server.Connect().WorkflowService.GetClusterInfoAsync(new());
}
