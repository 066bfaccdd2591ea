using Aios.Temporal.Api.OperatorService.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Tests.Client.Connection;

namespace Aios.Temporal.Tests.Client.Rpc;

public class RpcHeadersTests
{
    private ScriptedServer server = null!;

    [SetUp]
    public async Task StartAsync() => server = await ScriptedServer.StartAsync(call => call.ReplyAsync([], Grpc.Core.StatusCode.OK));

    [TearDown]
    public async Task StopAsync() => await server.DisposeAsync();

    [Test]
    public async Task Call_Plain_HasTheHeadersOfTheProtocol()
    {
        await server.Connect().WorkflowService.StartWorkflowExecutionAsync(new() { Namespace = "ns-1" });

        var call = server.Calls.Single();
        Assert.Multiple(() =>
        {
            Assert.That(call.Path, Is.EqualTo("/temporal.api.workflowservice.v1.WorkflowService/StartWorkflowExecution"));
            Assert.That(call.Headers["content-type"], Is.EqualTo("application/grpc"));
            Assert.That(call.Headers["te"], Is.EqualTo("trailers"));
            Assert.That(call.Headers["grpc-accept-encoding"], Is.EqualTo("identity,gzip"));
            Assert.That(call.Headers["client-name"], Is.EqualTo("temporal-dotnet-managed"));
            Assert.That(call.Headers["client-version"], Does.Match(@"^\d+\.\d+\.\d+$"));
            Assert.That(call.Headers["temporal-namespace"], Is.EqualTo("ns-1"));
            Assert.That(call.Headers.Keys, Has.None.StartsWith("aios").And.None.EqualTo("authorization").And.None.StartsWith("supported-"));
        });
    }

    [Test]
    public async Task Call_OfOperatorService_HasItsPathAndNamespace()
    {
        await server.Connect().OperatorService.AddSearchAttributesAsync(new AddSearchAttributesRequest { Namespace = "ns-2" });

        Assert.Multiple(() =>
        {
            Assert.That(server.Calls.Single().Path, Is.EqualTo("/temporal.api.operatorservice.v1.OperatorService/AddSearchAttributes"));
            Assert.That(server.Calls.Single().Headers["temporal-namespace"], Is.EqualTo("ns-2"));
        });
    }

    [Test]
    public async Task Call_RequestWithoutNamespace_HasNoNamespaceHeader()
    {
        await server.Connect().WorkflowService.GetClusterInfoAsync(new());

        Assert.That(server.Calls.Single().Headers.Keys, Has.None.EqualTo("temporal-namespace"));
    }

    [Test]
    public async Task Call_ApiKeyChanged_UsesTheNewOneAtOnce()
    {
        var connection = Connect(o => o.ApiKey = "first");

        await connection.WorkflowService.GetClusterInfoAsync(new());
        connection.ApiKey = "second";
        await connection.WorkflowService.GetClusterInfoAsync(new());
        connection.ApiKey = null;
        await connection.WorkflowService.GetClusterInfoAsync(new());

        Assert.That(
            server.Calls.Select(c => c.Headers.GetValueOrDefault("authorization")), Is.EqualTo(new[] { "Bearer first", "Bearer second", null }));
    }

    [Test]
    public async Task Call_AuthorizationInMetadata_WinsOverApiKey()
    {
        var connection = Connect(o =>
        {
            o.ApiKey = "key";
            o.RpcMetadata = [new("Authorization", "Basic own")];
        });

        await connection.WorkflowService.GetClusterInfoAsync(new());
        await connection.WorkflowService.GetClusterInfoAsync(new(), new() { Metadata = [new("authorization", "Call own")] });

        Assert.That(server.Calls.Select(c => c.Headers["authorization"]), Is.EqualTo(new[] { "Basic own", "Call own" }));
    }

    [Test]
    public async Task Call_MetadataOfCallAndConnection_CallWinsPerKey()
    {
        var connection = Connect(o =>
        {
            o.RpcMetadata = [new("a", "connection"), new("b", "connection")];
            o.RpcBinaryMetadata = [new("x-bin", [1, 2, 250])];
        });

        await connection.WorkflowService.GetClusterInfoAsync(
            new(), new() { Metadata = [new("B", "call"), new("c", "call")], BinaryMetadata = [new("y-bin", [7])] });
        connection.RpcMetadata = [new("a", "replaced")];
        connection.RpcBinaryMetadata = [];
        await connection.WorkflowService.GetClusterInfoAsync(new());

        var (first, second) = (server.Calls.First().Headers, server.Calls.Last().Headers);
        Assert.Multiple(() =>
        {
            Assert.That((first["a"], first["b"], first["c"]), Is.EqualTo(("connection", "call", "call")));
            Assert.That((Binary(first["x-bin"]), Binary(first["y-bin"])), Is.EqualTo(("1,2,250", "7")));
            Assert.That(second["a"], Is.EqualTo("replaced"));
            Assert.That(second.Keys, Has.None.EqualTo("b").And.None.EqualTo("x-bin"));
        });
    }

    [Test]
    public void Metadata_NotSendable_IsRefusedWithTheKey()
    {
        var connection = server.Connect();
        Assert.Multiple(() =>
        {
            Assert.That(() => connection.RpcMetadata = [new("x-bin", "text")], Throws.ArgumentException.With.Message.Contains("x-bin"));
            Assert.That(() => connection.RpcBinaryMetadata = [new("x", [1])], Throws.ArgumentException.With.Message.Contains("-bin"));
            Assert.That(() => connection.RpcMetadata = [new("a b", "text")], Throws.ArgumentException.With.Message.Contains("a b"));
            Assert.That(() => connection.RpcMetadata = [new("grpc-timeout", "1S")], Throws.ArgumentException.With.Message.Contains("grpc-timeout"));
            Assert.That(() => connection.RpcMetadata = [new("a", "line\nbreak")], Throws.ArgumentException.With.Message.Contains("'a'"));
            Assert.That(() => connection.ApiKey = "k\r\n", Throws.ArgumentException.With.Message.Contains("API key"));
            Assert.That(connection.RpcMetadata, Is.Empty, "A refused change changes nothing.");
        });
    }

    [Test]
    public async Task Call_NamespaceNoHeaderCanCarry_LeavesTheJudgementToTheServer()
    {
        await server.Connect().WorkflowService.DescribeNamespaceAsync(new DescribeNamespaceRequest { Namespace = "näme" });

        Assert.That(server.Calls.Single().Headers.Keys, Has.None.EqualTo("temporal-namespace"));
    }

    private static string Binary(string header) => string.Join(',', Convert.FromBase64String(header));

    private TemporalConnection Connect(Action<TemporalConnectionOptions> configure) => server.Connect(o =>
    {
        o.Tls = new TlsOptions { Disabled = true };
        configure(o);
    });
}
