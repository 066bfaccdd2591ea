using System.Collections.Concurrent;
using Aios.Temporal.Api.ErrorDetails.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Tests.Client.Connection;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Code = Aios.Temporal.Exceptions.RpcException.StatusCode;
using RpcException = Aios.Temporal.Exceptions.RpcException;
using WireStatus = Aios.Temporal.Api.Google.Rpc.Status;

namespace Aios.Temporal.Tests.Client.Rpc;

/// <summary>What the caller sees of all the ways in which a server or the way to it can fail.</summary>
public class RpcFailureTests
{
    private const int ResetCancel = 8;

    [Test]
    public async Task Call_ErrorInTrailersOrHeaders_KeepsCodeMessageAndDetails([Values] bool trailersOnly)
    {
        var detail = new WorkflowExecutionAlreadyStartedFailure { RunId = "run", StartRequestId = "request" };
        var status = new WireStatus { Code = 6, Message = "läuft", Details = { Any.Pack(detail, "type.googleapis.com") } }.ToByteArray();
        await using var server = await ScriptedServer.StartAsync(call => trailersOnly
            ? call.FailTrailersOnlyAsync(StatusCode.AlreadyExists, "läuft: 100 %", status)
            : call.FailAsync(StatusCode.AlreadyExists, "läuft: 100 %", status));

        var error = await FailureOfAsync(server);

        Assert.Multiple(() =>
        {
            Assert.That((error.Code, error.Message), Is.EqualTo((Code.AlreadyExists, "läuft: 100 %")));
            Assert.That(error.RawStatus, Is.EqualTo(status));
            Assert.That(error.GrpcStatus.Value!.Details.Single().Unpack<WorkflowExecutionAlreadyStartedFailure>(), Is.EqualTo(detail));
        });
    }

    [Test]
    public async Task Call_ErrorWithoutDetails_HasNoStatus()
    {
        await using var server = await ScriptedServer.StartAsync(call => call.FailAsync(StatusCode.NotFound, "gone"));

        var error = await FailureOfAsync(server);

        Assert.That((error.Code, error.RawStatus, error.GrpcStatus.Value), Is.EqualTo((Code.NotFound, (byte[]?)null, (object?)null)));
    }

    [TestCase(400, Code.Internal)]
    [TestCase(401, Code.Unauthenticated)]
    [TestCase(403, Code.PermissionDenied)]
    [TestCase(404, Code.Unimplemented)]
    [TestCase(429, Code.Unavailable)]
    [TestCase(502, Code.Unavailable)]
    [TestCase(503, Code.Unavailable)]
    [TestCase(504, Code.Unavailable)]
    [TestCase(500, Code.Unknown)]
    [TestCase(301, Code.Unknown)]
    public async Task Call_HttpErrorWithoutStatus_MapsTheHttpCode(int http, Code expected)
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyHttpAsync(http, "text/html"));

        Assert.That((await FailureOfAsync(server)).Code, Is.EqualTo(expected));
    }

    [TestCase(200, null)]
    [TestCase(200, "text/html")]
    [TestCase(200, "application/grpc")]
    public async Task Call_OkWithoutStatus_IsUnknown(int http, string? contentType)
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyHttpAsync(http, contentType));

        Assert.That((await FailureOfAsync(server)).Code, Is.EqualTo(Code.Unknown));
    }

    [Test]
    public async Task Call_MessageWithoutStatus_IsUnknown()
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync([], status: null));

        Assert.That((await FailureOfAsync(server)).Code, Is.EqualTo(Code.Unknown));
    }

    [Test]
    public async Task Call_CancelledByTheServer_IsCancelledAndNotRetried()
    {
        await using var server = await ScriptedServer.StartAsync(call => call.FailAsync(StatusCode.Cancelled, "context canceled"));

        var error = await FailureOfAsync(server, retry: true);

        Assert.That((error.Code, server.Calls.Count), Is.EqualTo((Code.Cancelled, 1)));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(ResetCancel)]
    [TestCase(11)]
    public async Task Call_StreamReset_IsUnavailable(int http2Error)
    {
        await using var server = await ScriptedServer.StartAsync(async call =>
        {
            await call.StartReplyAsync();
            call.Reset(http2Error);
        });

        Assert.That((await FailureOfAsync(server)).Code, Is.EqualTo(Code.Unavailable));
    }

    [Test]
    public async Task Call_ConnectionCutInTheMiddle_IsRetriedOnANewOne()
    {
        var attempts = 0;
        ScriptedServer? server = null;
        server = await ScriptedServer.StartAsync(async call =>
        {
            if (Interlocked.Increment(ref attempts) == 1)
            {
                await call.StartReplyAsync();
                server!.Cut(call);
                return;
            }

            await call.ReplyAsync(new StartWorkflowExecutionResponse { RunId = "after" });
        });
        await using var disposal = server;

        var response = await server.Connect().WorkflowService.StartWorkflowExecutionAsync(new(), new() { Retry = true });

        Assert.That((response.RunId, server.ConnectionCount), Is.EqualTo(("after", 2)));
    }

    [Test]
    public async Task Call_AfterGoAway_UsesANewConnectionAndLongPollsFinish()
    {
        var release = new TaskCompletionSource();
        var polls = new ConcurrentQueue<ScriptedCall>();
        await using var server = await ScriptedServer.StartAsync(async call =>
        {
            if (call.Rpc == "PollWorkflowTaskQueue")
            {
                polls.Enqueue(call);
                await release.Task;
            }

            await call.ReplyAsync([], StatusCode.OK);
        });
        var service = server.Connect().WorkflowService;
        var poll = service.PollWorkflowTaskQueueAsync(new());
        await Until.TrueAsync(() => !polls.IsEmpty, "the poll");

        polls.Single().GoAway();
        await Until.TrueAsync(
            () =>
            {
                service.GetClusterInfoAsync(new()).GetAwaiter().GetResult();
                return server.ConnectionCount == 2;
            },
            "a second connection");
        release.SetResult();

        Assert.That(await poll, Is.Not.Null, "A poll in progress outlives the goodbye.");
    }

    [Test]
    public async Task Call_ServerGone_IsUnavailable()
    {
        var server = await ScriptedServer.StartAsync(call => call.ReplyAsync([], StatusCode.OK));
        var connection = server.Connect();
        await connection.ConnectAsync();
        await server.DisposeAsync();

        var call = () => connection.WorkflowService.GetClusterInfoAsync(new());

        await Assert.ThatAsync(call, Throws.TypeOf<RpcException>().With.Property(nameof(RpcException.Code)).EqualTo(Code.Unavailable));
    }

    [Test]
    public async Task Call_GarbageAsMessage_IsInternal()
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync([0xff, 0xff, 0xff], StatusCode.OK));

        Assert.That((await FailureOfAsync(server)).Code, Is.EqualTo(Code.Internal));
    }

    private static async Task<RpcException> FailureOfAsync(ScriptedServer server, bool? retry = null)
    {
        try
        {
            await server.Connect().WorkflowService.StartWorkflowExecutionAsync(new(), new() { Retry = retry });
        }
        catch (RpcException e)
        {
            return e;
        }

        throw new AssertionException("The call succeeded.");
    }
}
