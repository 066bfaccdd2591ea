using System.Collections.Concurrent;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Tests.Client.Connection;
using Grpc.Core;
using RpcException = Aios.Temporal.Exceptions.RpcException;

namespace Aios.Temporal.Tests.Client.Rpc;

/// <summary>Retries of real calls, with time that only the test moves.</summary>
public class RpcRetryTests
{
    private static readonly StartWorkflowExecutionRequest Start = new() { Namespace = "retry", RequestId = "chosen once" };

    [Test]
    public async Task Call_FailsThenSucceeds_RetriesTheSameRequestWithBackoff()
    {
        await using var server = await FailingAsync(4, StatusCode.Unavailable);
        var time = new SteppedTime();
        var connection = server.Connect(time: time);

        var call = connection.WorkflowService.StartWorkflowExecutionAsync(Start, new() { Retry = true });
        var waits = new List<double>();
        for (var i = 0; i < 4; i++)
        {
            waits.Add((await time.PassRetryAsync()).TotalMilliseconds);
        }

        await call;
        Assert.Multiple(() =>
        {
            Assert.That(waits, Is.EqualTo(new[] { 100, 150, 225, 337.5 }).Within(1));
            Assert.That(server.Calls.Select(c => c.Read(StartWorkflowExecutionRequest.Parser)), Is.EqualTo(Enumerable.Repeat(Start, 5)));
        });
    }

    [Test]
    public async Task Call_WithoutRetry_IsTriedOnce()
    {
        await using var server = await FailingAsync(1, StatusCode.Unavailable);

        var call = () => server.Connect().WorkflowService.StartWorkflowExecutionAsync(Start);

        await Assert.ThatAsync(call, Throws.TypeOf<RpcException>().With.Property("Code").EqualTo(RpcException.StatusCode.Unavailable));
        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Call_NeverSucceeds_EndsAfterMaxElapsedWithLastFailure()
    {
        await using var server = await FailingAsync(int.MaxValue, StatusCode.ResourceExhausted);
        var time = new SteppedTime();

        var call = server.Connect(time: time).WorkflowService.StartWorkflowExecutionAsync(Start, new() { Retry = true });
        for (var i = 0; i < 3; i++)
        {
            await time.PassRetryAsync();
        }

        await Assert.ThatAsync(() => call, Throws.TypeOf<RpcException>().With.Property("Code").EqualTo(RpcException.StatusCode.ResourceExhausted));
        Assert.That(server.Calls, Has.Count.EqualTo(4), "At once, after 1, 3 and 7 s; the next would be at 15 s.");
    }

    [Test]
    public async Task Call_TimeoutBeforeNextAttempt_EndsWithDeadlineExceededAndReason()
    {
        await using var server = await FailingAsync(int.MaxValue, StatusCode.ResourceExhausted);
        var time = new SteppedTime();

        var call = server.Connect(time: time).WorkflowService.StartWorkflowExecutionAsync(
            Start, new() { Retry = true, Timeout = TimeSpan.FromSeconds(2) });
        await time.NextWaitAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.1));
        time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThatAsync(
            () => call,
            Throws.TypeOf<RpcException>().With.Property("Code").EqualTo(RpcException.StatusCode.DeadlineExceeded)
                .And.Message.Contains("StartWorkflowExecution").And.Message.Contains("ResourceExhausted: scripted"));
    }

    [Test]
    public async Task Call_CancelledWhileWaiting_ThrowsOperationCanceled()
    {
        await using var server = await FailingAsync(int.MaxValue, StatusCode.Unavailable);
        using var cancel = new CancellationTokenSource();
        var time = new SteppedTime();

        var call = server.Connect(time: time).WorkflowService.StartWorkflowExecutionAsync(
            Start, new() { Retry = true, CancellationToken = cancel.Token });
        await time.NextWaitAsync(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(1));
        await cancel.CancelAsync();

        await Assert.ThatAsync(() => call, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task TaskPoll_Unavailable_RetriesWithItsOwnBackoffEvenIfNotAsked()
    {
        await using var server = await FailingAsync(8, StatusCode.Unavailable);
        var time = new SteppedTime();

        var poll = Poll(server.Connect(time: time));
        var waits = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            waits.Add((await time.PassRetryAsync()).TotalMilliseconds);
        }

        await poll;
        Assert.That(waits, Is.EqualTo(new double[] { 200, 400, 800, 1600, 3200, 6400, 10000, 10000 }));
    }

    [Test]
    public async Task TaskPoll_FatalForMoreThanAMinute_ThrowsFatalPoll()
    {
        await using var server = await FailingAsync(int.MaxValue, StatusCode.PermissionDenied);
        var time = new SteppedTime();

        var poll = Poll(server.Connect(time: time));
        for (var i = 0; i < 7; i++)
        {
            Assert.That(await time.PassRetryAsync(), Is.EqualTo(TimeSpan.FromSeconds(10)));
        }

        var thrown = Assert.ThrowsAsync<FatalPollException>(() => poll);
        Assert.That(thrown.Failure.Code, Is.EqualTo(RpcException.StatusCode.PermissionDenied));
    }

    [Test]
    public async Task TaskPoll_FatalUntilNewApiKey_GoesOn()
    {
        await using var server = await ScriptedServer.StartAsync(call => call.Headers["authorization"] == "Bearer new"
            ? call.ReplyAsync(new PollWorkflowTaskQueueResponse())
            : call.FailAsync(StatusCode.Unauthenticated, "expired"));
        var time = new SteppedTime();
        var connection = server.Connect(
            o =>
            {
                o.ApiKey = "old";
                o.Tls = new TlsOptions { Disabled = true };
            },
            time);

        var poll = Poll(connection);
        await time.NextWaitAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
        connection.ApiKey = "new";
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.That(await poll, Is.Not.Null);
    }

    private static Task<PollWorkflowTaskQueueResponse> Poll(TemporalConnection connection) =>
        connection.WorkflowService.PollWorkflowTaskQueueAsync(
            new PollWorkflowTaskQueueRequest { Namespace = "retry" }, new RpcOptions { CallKind = RpcCallKind.TaskPoll });

    private static Task<ScriptedServer> FailingAsync(int times, StatusCode code)
    {
        var failures = new ConcurrentDictionary<string, int>();
        return ScriptedServer.StartAsync(call => failures.AddOrUpdate(call.Rpc, 1, (_, n) => n + 1) <= times
            ? call.FailAsync(code, "scripted")
            : call.ReplyAsync(new StartWorkflowExecutionResponse()));
    }
}
