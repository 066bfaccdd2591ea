using Aios.Temporal.Activities;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker;
using Google.Protobuf;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Tests.Worker.Activities;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RemoteActivityTests
{
    private readonly TemporalWorkerOptions options = new TemporalWorkerOptions("queue") { MaxHeartbeatThrottleInterval = TimeSpan.FromMilliseconds(10) }
        .AddAllActivities(typeof(Samples), null);

    [Test]
    public async Task Execute_Value_IsReportedAsResult()
    {
        var request = await AnswerAsync<RespondActivityTaskCompletedRequest>(ActivityTasks.Create("Add", 1, 2));
        Assert.That(request.Result.Payloads_.Single().Data.ToStringUtf8(), Is.EqualTo("3"));
    }

    [Test]
    public async Task Execute_NoResult_IsReportedAsNull()
    {
        var request = await AnswerAsync<RespondActivityTaskCompletedRequest>(ActivityTasks.Create("Nothing"));
        Assert.That(request.Result.Payloads_.Single().Metadata["encoding"].ToStringUtf8(), Is.EqualTo("binary/null"));
    }

    [Test]
    public async Task Execute_Exception_IsReportedAsApplicationFailure()
    {
        var failure = await FailureAsync(ActivityTasks.Create("Fail"));
        Assert.That((failure.Message, failure.ApplicationFailureInfo.Type), Is.EqualTo(("broken", nameof(InvalidOperationException))));
    }

    [Test]
    public async Task Execute_OtherKindOfFailure_IsWrappedIntoAnApplicationFailure()
    {
        var failure = await FailureAsync(ActivityTasks.Create("FailWithCancel"));
        Assert.That(failure.Cause.FailureInfoCase, Is.EqualTo(ProtoFailure.FailureInfoOneofCase.CanceledFailureInfo));
    }

    [Test]
    public async Task Execute_UnknownType_ListsTheKnownOnes()
    {
        var failure = await FailureAsync(ActivityTasks.Create("Unknown"));
        Assert.That(failure.Message, Does.StartWith("Activity Unknown is not registered on this worker, available activities: Add, "));
    }

    [Test]
    public async Task Execute_TooFewArguments_SaysSo()
    {
        var failure = await FailureAsync(ActivityTasks.Create("Add", 1));
        Assert.That(failure.Message, Is.EqualTo("Activity Add needs at least 2 arguments but was given 1"));
    }

    [Test]
    public async Task Execute_WrongArgumentType_FailsDecoding()
    {
        var failure = await FailureAsync(ActivityTasks.Create("Add", "x", "y"));
        Assert.That(failure.Message, Does.StartWith("The arguments of activity Add cannot be read"));
    }

    [Test]
    public async Task Execute_CancelRequestedByHeartbeat_IsReportedAsCancelled()
    {
        var request = await AnswerAsync<RespondActivityTaskCanceledRequest>(
            ActivityTasks.Create("HeartbeatUntilCancelled"),
            server => server.Fake.On<RecordActivityTaskHeartbeatRequest>(static _ => new RecordActivityTaskHeartbeatResponse { CancelRequested = true }));
        Assert.That(request.TaskToken.ToStringUtf8(), Is.EqualTo("token"));
    }

    [Test]
    public async Task Execute_PausedByHeartbeat_FailsAsPaused()
    {
        var failure = await FailureAsync(
            ActivityTasks.Create("HeartbeatUntilCancelled"),
            server => server.Fake.On<RecordActivityTaskHeartbeatRequest>(static _ => new RecordActivityTaskHeartbeatResponse { ActivityPaused = true }));
        Assert.That(failure.ApplicationFailureInfo.Type, Is.EqualTo("ActivityPause"));
    }

    [Test]
    public async Task Execute_HeartbeatBeforeFailure_GoesIntoTheFailure()
    {
        options.MaxHeartbeatThrottleInterval = TimeSpan.FromMinutes(1);
        var request = await AnswerAsync<RespondActivityTaskFailedRequest>(
            ActivityTasks.Create("HeartbeatTwiceAndFail"),
            static server => server.Fake.On<RecordActivityTaskHeartbeatRequest>(static _ =>
            {
                Samples.FirstHeartbeat.TrySetResult();
                return new RecordActivityTaskHeartbeatResponse();
            }));
        Assert.That(request.LastHeartbeatDetails.Payloads_.Single().Data.ToStringUtf8(), Is.EqualTo("2"));
    }

    [Test]
    public async Task Execute_ResultAboveTheLimit_FailsClearly()
    {
        var failure = await FailureAsync(
            ActivityTasks.Create("Large"),
            server => server.Fake.On<DescribeNamespaceRequest>(
                static _ => new DescribeNamespaceResponse { NamespaceInfo = new() { Limits = new() { BlobSizeLimitError = 100 } } }));
        Assert.Multiple(() =>
        {
            Assert.That(failure.Message, Does.Contain("the server allows 100"));
            Assert.That(failure.ApplicationFailureInfo.NonRetryable, Is.True);
        });
    }

    [Test]
    public async Task Execute_Context_KnowsTheTask()
    {
        var request = await AnswerAsync<RespondActivityTaskCompletedRequest>(ActivityTasks.Create("Describe"));
        Assert.That(request.Result.Payloads_.Single().Data.ToStringUtf8(), Is.EqualTo("\"wid rid wf Describe 1 queue ns False 00:01:00\""));
    }

    private async Task<ProtoFailure> FailureAsync(PollActivityTaskQueueResponse task, Action<WorkerServer>? configure = null) =>
        (await AnswerAsync<RespondActivityTaskFailedRequest>(task, configure)).Failure;

    private async Task<TRequest> AnswerAsync<TRequest>(PollActivityTaskQueueResponse task, Action<WorkerServer>? configure = null)
        where TRequest : IMessage
    {
        await using var server = await WorkerServer.StartAsync();
        configure?.Invoke(server);
        using var worker = new TemporalWorker(await server.ConnectAsync(), options);
        server.Give(task);
        return await worker.ExecuteAsync(server.FirstAsync<TRequest>);
    }

    private static class Samples
    {
        public static TaskCompletionSource FirstHeartbeat { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        [Activity]
        public static int Add(int left, int right) => left + right;

        [Activity]
        public static Task NothingAsync() => Task.CompletedTask;

        [Activity]
        public static Task FailAsync() => throw new InvalidOperationException("broken");

        [Activity]
        public static Task FailWithCancelAsync() => throw new CanceledFailureException("own cancel");

        [Activity]
        public static string Large() => new('x', 200);

        [Activity]
        public static async Task HeartbeatUntilCancelledAsync()
        {
            ActivityExecutionContext.Current.Heartbeat(1);
            await Task.Delay(Timeout.Infinite, ActivityExecutionContext.Current.CancellationToken);
        }

        [Activity]
        public static async Task HeartbeatTwiceAndFailAsync()
        {
            ActivityExecutionContext.Current.Heartbeat(1);
            // Only what comes after a heartbeat was sent is held back by the throttle.
            await FirstHeartbeat.Task.WaitAsync(TimeSpan.FromSeconds(30));
            ActivityExecutionContext.Current.Heartbeat(2);
            throw new InvalidOperationException("after heartbeats");
        }

        [Activity]
        public static string Describe()
        {
            var info = ActivityExecutionContext.Current.Info;
            return $"{info.WorkflowId} {info.WorkflowRunId} {info.WorkflowType} {info.ActivityType} {info.Attempt} {info.TaskQueue} {info.Namespace} {info.IsLocal} {info.StartToCloseTimeout}";
        }
    }
}
