using System.Collections.Concurrent;
using Aios.Temporal.Activities;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Tests.Client.Connection;
using Aios.Temporal.Worker.Activities;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Aios.Temporal.Tests.Worker.Activities;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class HeartbeatPumpTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider time = new();
    private readonly ConcurrentQueue<string> sent = new();
    private readonly RunningActivity activity = new(static _ => { });
    private RecordActivityTaskHeartbeatResponse answer = new();
    private Exception? sendError;

    [Test]
    public async Task Record_FirstDetails_AreSentAtOnce()
    {
        var pump = Pump();
        pump.Record(["a"]);
        await Until.TrueAsync(() => sent.Contains("a"), "the first heartbeat is sent");
        await pump.CloseAsync();
    }

    [Test]
    public async Task Record_ManyWithinTheInterval_SendsOnlyTheNewest()
    {
        var pump = Pump();
        pump.Record(["a"]);
        await Until.TrueAsync(() => sent.Contains("a"), "the first heartbeat is sent");
        pump.Record(["b"]);
        pump.Record(["c"]);
        await Until.TrueAsync(
            () =>
            {
                time.Advance(Interval);
                return sent.Contains("c");
            },
            "the newest heartbeat is sent");
        await pump.CloseAsync();
        Assert.That(sent, Is.EqualTo(new[] { "a", "c" }));
    }

    [Test]
    public async Task CloseAsync_UnsentDetails_GivesThemBack()
    {
        var pump = Pump();
        pump.Record(["a"]);
        await Until.TrueAsync(() => sent.Contains("a"), "the first heartbeat is sent");
        pump.Record(["b"]);
        var unsent = await pump.CloseAsync();
        Assert.That(unsent!.Payloads_.Single().Data.ToStringUtf8(), Is.EqualTo("b"));
    }

    [Test]
    public async Task Record_ServerAsksToCancel_CancelsTheActivity()
    {
        answer = new() { CancelRequested = true };
        await RecordOneAsync();
        Assert.That(activity.CancelReason, Is.EqualTo(ActivityCancelReason.CancelRequested));
    }

    [Test]
    public async Task Record_ServerPaused_CancelsAsPaused()
    {
        answer = new() { ActivityPaused = true };
        await RecordOneAsync();
        Assert.That(activity.CancellationDetails, Has.Property(nameof(ActivityCancellationDetails.IsPaused)).True);
    }

    [Test]
    public async Task Record_ActivityIsGone_CancelsAsGone()
    {
        sendError = new RpcException(RpcException.StatusCode.NotFound, "gone", null);
        await RecordOneAsync();
        Assert.That(activity.CancelReason, Is.EqualTo(ActivityCancelReason.GoneFromServer));
    }

    [Test]
    public async Task Record_DetailsCannotBeEncoded_CancelsAndKeepsTheError()
    {
        var pump = new HeartbeatPump(static _ => throw new InvalidOperationException("no json"), SendAsync, Interval, time, NullLogger.Instance);
        pump.Attach(activity);
        pump.Record([new object()]);
        await activity.Token.WhenCancelled();
        await pump.CloseAsync();
        Assert.That((activity.CancelReason, pump.EncodingFailure?.Message), Is.EqualTo((ActivityCancelReason.HeartbeatRecordFailure, "no json")));
    }

    private async Task RecordOneAsync()
    {
        var pump = Pump();
        pump.Record(["a"]);
        await activity.Token.WhenCancelled();
        await pump.CloseAsync();
    }

    private HeartbeatPump Pump()
    {
        var pump = new HeartbeatPump(EncodeAsync, SendAsync, Interval, time, NullLogger.Instance);
        pump.Attach(activity);
        return pump;
    }

    private static Task<Payloads?> EncodeAsync(object?[] details) => Task.FromResult<Payloads?>(
        new() { Payloads_ = { details.Select(detail => new Payload { Data = ByteString.CopyFromUtf8((string)detail!) }) } });

    private Task<RecordActivityTaskHeartbeatResponse> SendAsync(Payloads? details)
    {
        sent.Enqueue(details!.Payloads_.Single().Data.ToStringUtf8());
        return sendError is null ? Task.FromResult(answer) : Task.FromException<RecordActivityTaskHeartbeatResponse>(sendError);
    }
}
