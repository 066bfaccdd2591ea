using System.Collections.Concurrent;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Google.Protobuf;
using Grpc.Core;
using Code = Aios.Temporal.Exceptions.RpcException.StatusCode;

namespace Aios.Temporal.Tests.Client.Connection;

public class CompressionTests
{
    private const int LimitBytes = 128 * 1024 * 1024;
    private static readonly StartWorkflowExecutionRequest Large = new() { WorkflowId = new string('w', 2000) };

    [Test]
    public async Task Call_LargeRequest_IsGzipped()
    {
        await using var server = await StartAsync();

        await server.Connect().WorkflowService.StartWorkflowExecutionAsync(Large);

        var call = server.Calls.Single();
        Assert.Multiple(() =>
        {
            Assert.That((call.IsCompressed, call.Headers["grpc-encoding"]), Is.EqualTo((true, "gzip")));
            Assert.That(call.Read(StartWorkflowExecutionRequest.Parser), Is.EqualTo(Large));
        });
    }

    [Test]
    public async Task Call_SmallRequest_IsSentAsItIs()
    {
        await using var server = await StartAsync();

        await server.Connect().WorkflowService.StartWorkflowExecutionAsync(new() { WorkflowId = "w" });

        Assert.That((server.Calls.Single().IsCompressed, server.Calls.Single().Headers.ContainsKey("grpc-encoding")), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Call_CompressionNone_IsSentAsItIs()
    {
        await using var server = await StartAsync();

        await server.Connect(o => o.GrpcCompression = new GrpcCompression.None()).WorkflowService.StartWorkflowExecutionAsync(Large);

        Assert.That(server.Calls.Single().IsCompressed, Is.False);
    }

    [TestCase("grpc: Decompressor is not installed for grpc-encoding \"gzip\"")]
    [TestCase("Content is compressed with `gzip` which isn't supported")]
    public async Task Call_ServerRefusesGzip_SendsPlainFromThenOn(string refusal)
    {
        await using var server = await ScriptedServer.StartAsync(call => call.IsCompressed
            ? call.FailTrailersOnlyAsync(StatusCode.Unimplemented, refusal)
            : call.ReplyAsync(new StartWorkflowExecutionResponse { RunId = "plain" }));
        var service = server.Connect().WorkflowService;

        var first = await service.StartWorkflowExecutionAsync(Large);
        await service.StartWorkflowExecutionAsync(Large);

        Assert.That((first.RunId, string.Join(' ', server.Calls.Select(c => c.IsCompressed))), Is.EqualTo(("plain", "True False False")));
    }

    [Test]
    public async Task Call_GzippedResponse_IsUnpacked()
    {
        var response = new StartWorkflowExecutionResponse { RunId = new string('r', 5000) };
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync(response.ToByteArray(), StatusCode.OK, gzip: true));

        Assert.That(await server.Connect().WorkflowService.StartWorkflowExecutionAsync(new()), Is.EqualTo(response));
    }

    [Test]
    public async Task Call_ResponseUnpacksPastTheLimit_IsAFinalSizeError()
    {
        var tooLarge = new byte[LimitBytes + 1];
        var calls = new ConcurrentQueue<string>();
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync(tooLarge, StatusCode.OK, gzip: true));

        var call = () => server.Connect().WorkflowService.StartWorkflowExecutionAsync(new(), new() { Retry = true });

        await Assert.ThatAsync(call, SizeError);
        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Call_ResponsePastTheLimit_IsAFinalSizeError()
    {
        var tooLarge = new byte[LimitBytes + 1];
        await using var server = await ScriptedServer.StartAsync(async call =>
        {
            try
            {
                await call.ReplyAsync(tooLarge, StatusCode.OK);
            }
            catch (OperationCanceledException)
            {
                // The client hangs up as soon as it has read the length.
            }
        });

        var call = () => server.Connect().WorkflowService.StartWorkflowExecutionAsync(new(), new() { Retry = true });

        await Assert.ThatAsync(call, SizeError);
        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Call_ManyMegabytesBothWays_ArriveUnchanged()
    {
        var data = new byte[20 * 1024 * 1024];
        new Random(7).NextBytes(data);
        var payload = new Payload { Data = ByteString.CopyFrom(data) };
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync(call.Message, StatusCode.OK));

        // The server echoes the request; both messages have bytes at number 1.
        var response = await server.Connect().WorkflowService.PollWorkflowTaskQueueAsync(new() { Namespace = "x" });
        var echoed = await server.Connect().WorkflowService.RespondQueryTaskCompletedAsync(new() { TaskToken = payload.Data });

        Assert.Multiple(() =>
        {
            Assert.That(response.TaskToken.ToStringUtf8(), Is.EqualTo("x"));
            Assert.That(RespondQueryTaskCompletedRequest.Parser.ParseFrom(echoed.ToByteArray()).TaskToken, Is.EqualTo(payload.Data));
        });
    }

    private static NUnit.Framework.Constraints.IResolveConstraint SizeError =>
        Throws.TypeOf<Aios.Temporal.Exceptions.RpcException>().With.Property("Code").EqualTo(Code.ResourceExhausted);

    private static Task<ScriptedServer> StartAsync() => ScriptedServer.StartAsync(call => call.ReplyAsync(new StartWorkflowExecutionResponse()));
}
