using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Exceptions;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Client.Activities;

public class AsyncActivityHandleTests
{
    private static readonly byte[] Token = [1, 2, 3];

    [Test]
    public async Task ByToken_EachCall_SendsTheToken()
    {
        await using var server = (await FakeTemporal.StartAsync())
            .On<RecordActivityTaskHeartbeatRequest>(_ => new RecordActivityTaskHeartbeatResponse())
            .On<RespondActivityTaskCompletedRequest>(_ => new RespondActivityTaskCompletedResponse())
            .On<RespondActivityTaskFailedRequest>(_ => new RespondActivityTaskFailedResponse())
            .On<RespondActivityTaskCanceledRequest>(_ => new RespondActivityTaskCanceledResponse());
        var handle = server.Client().GetAsyncActivityHandle(Token);
        await handle.HeartbeatAsync(new() { Details = [7] });
        await handle.CompleteAsync("done");
        await handle.FailAsync(new ApplicationFailureException("broken"), new() { LastHeartbeatDetails = [8] });
        await handle.ReportCancellationAsync(new() { Details = [9] });

        var token = ByteString.CopyFrom(Token);
        Assert.Multiple(() =>
        {
            Assert.That(server.Only<RecordActivityTaskHeartbeatRequest>(), Is.EqualTo(new RecordActivityTaskHeartbeatRequest
            {
                Namespace = "ns", Identity = "me", TaskToken = token, Details = Values.Json("7"),
            }));
            Assert.That(server.Only<RespondActivityTaskCompletedRequest>(), Is.EqualTo(new RespondActivityTaskCompletedRequest
            {
                Namespace = "ns", Identity = "me", TaskToken = token, Result = Values.Json("\"done\""),
            }));
            var failed = server.Only<RespondActivityTaskFailedRequest>();
            Assert.That((failed.Failure.Message, failed.TaskToken), Is.EqualTo(("broken", token)));
            Assert.That(failed.LastHeartbeatDetails, Is.EqualTo(Values.Json("8")));
            Assert.That(server.Only<RespondActivityTaskCanceledRequest>(), Is.EqualTo(new RespondActivityTaskCanceledRequest
            {
                Namespace = "ns", Identity = "me", TaskToken = token, Details = Values.Json("9"),
            }));
        });
    }

    [Test]
    public async Task ById_EachCall_SendsTheIds()
    {
        await using var server = (await FakeTemporal.StartAsync())
            .On<RecordActivityTaskHeartbeatByIdRequest>(_ => new RecordActivityTaskHeartbeatByIdResponse())
            .On<RespondActivityTaskCompletedByIdRequest>(_ => new RespondActivityTaskCompletedByIdResponse())
            .On<RespondActivityTaskFailedByIdRequest>(_ => new RespondActivityTaskFailedByIdResponse())
            .On<RespondActivityTaskCanceledByIdRequest>(_ => new RespondActivityTaskCanceledByIdResponse());
        var handle = server.Client().GetAsyncActivityHandle("wf", "run", "act");
        await handle.HeartbeatAsync();
        await handle.CompleteAsync();
        await handle.FailAsync(new InvalidOperationException("broken"));
        await handle.ReportCancellationAsync();

        Assert.Multiple(() =>
        {
            var heartbeat = server.Only<RecordActivityTaskHeartbeatByIdRequest>();
            Assert.That((heartbeat.WorkflowId, heartbeat.RunId, heartbeat.ActivityId, heartbeat.Details), Is.EqualTo(("wf", "run", "act", (object?)null)));
            var completed = server.Only<RespondActivityTaskCompletedByIdRequest>();
            Assert.That((completed.WorkflowId, completed.RunId, completed.ActivityId), Is.EqualTo(("wf", "run", "act")));
            Assert.That(completed.Result.Payloads_.Single().Metadata["encoding"].ToStringUtf8(), Is.EqualTo("binary/null"));
            Assert.That(server.Only<RespondActivityTaskFailedByIdRequest>().Failure.ApplicationFailureInfo.Type, Is.EqualTo(nameof(InvalidOperationException)));
            Assert.That(server.Only<RespondActivityTaskCanceledByIdRequest>().ActivityId, Is.EqualTo("act"));
        });
    }

    [TestCase(true, false, false)]
    [TestCase(false, true, false)]
    [TestCase(false, false, true)]
    public async Task Heartbeat_ActivityShouldStop_Throws(bool cancelRequested, bool paused, bool reset)
    {
        await using var server = (await FakeTemporal.StartAsync()).On<RecordActivityTaskHeartbeatRequest>(
            _ => new RecordActivityTaskHeartbeatResponse { CancelRequested = cancelRequested, ActivityPaused = paused, ActivityReset = reset });
        var handle = server.Client().GetAsyncActivityHandle(Token);
        Assert.ThrowsAsync<AsyncActivityCanceledException>(() => handle.HeartbeatAsync());
    }

    [Test]
    public async Task Complete_EmptyToken_ThrowsBeforeSending()
    {
        await using var server = await FakeTemporal.StartAsync();
        Assert.ThrowsAsync<ArgumentException>(() => server.Client().GetAsyncActivityHandle([]).CompleteAsync());
        Assert.That(server.Requests, Is.Empty);
    }
}
