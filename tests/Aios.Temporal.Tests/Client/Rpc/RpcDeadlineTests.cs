using Aios.Temporal.Client;
using Aios.Temporal.Tests.Client.Connection;
using Grpc.Core;
using RpcException = Aios.Temporal.Exceptions.RpcException;

namespace Aios.Temporal.Tests.Client.Rpc;

public class RpcDeadlineTests
{
    private static readonly TestCaseData[] Kinds =
    [
        Case("normal", "30000m", (s, o) => s.StartWorkflowExecutionAsync(new(), o)),
        Case("query answer", "30000m", (s, o) => s.RespondQueryTaskCompletedAsync(new(), o)),
        Case("shutdown", "30000m", (s, o) => s.ShutdownWorkerAsync(new(), o)),
        Case("update poll", "30000m", (s, o) => s.PollWorkflowExecutionUpdateAsync(new(), o)),
        Case("history", "30000m", (s, o) => s.GetWorkflowExecutionHistoryAsync(new(), o)),
        Case("history wait", "70000m", (s, o) => s.GetWorkflowExecutionHistoryAsync(new() { WaitNewEvent = true }, o)),
        Case("update", "70000m", (s, o) => s.UpdateWorkflowExecutionAsync(new(), o)),
        Case("multi operation", "70000m", (s, o) => s.ExecuteMultiOperationAsync(new(), o)),
        Case("workflow poll", "70000m", (s, o) => s.PollWorkflowTaskQueueAsync(new(), o)),
        Case("activity poll", "70000m", (s, o) => s.PollActivityTaskQueueAsync(new(), o)),
        Case("nexus poll", "70000m", (s, o) => s.PollNexusTaskQueueAsync(new(), o)),
    ];

    [TestCaseSource(nameof(Kinds))]
    public async Task Call_NoTimeoutGiven_SendsDeadlineOfItsKind(string expected, Func<WorkflowService, RpcOptions?, Task> invoke)
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync([], StatusCode.OK));

        await invoke(server.Connect().WorkflowService, null);

        Assert.That(server.Calls.Single().Headers["grpc-timeout"], Is.EqualTo(expected));
    }

    [TestCase(1500, "1500m")]
    [TestCase(0.2, "1m")]
    [TestCase(200_000_000, "200000S")]
    public async Task Call_TimeoutGiven_SendsIt(double milliseconds, string expected)
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync(new Api.WorkflowService.V1.StartWorkflowExecutionResponse()));
        var connection = server.Connect(time: new SteppedTime());
        await connection.ConnectAsync();

        await connection.WorkflowService.StartWorkflowExecutionAsync(new(), new() { Timeout = TimeSpan.FromMilliseconds(milliseconds) });

        Assert.That(server.Calls.Single().Headers["grpc-timeout"], Is.EqualTo(expected));
    }

    [Test]
    public async Task Call_ServerSilent_EndsAMarginAfterTheDeadline()
    {
        await using var server = await ScriptedServer.StartAsync(call => Task.Delay(Timeout.Infinite, call.Aborted));
        var time = new SteppedTime();
        var connection = server.Connect(time: time);
        await connection.ConnectAsync();
        await time.NextWaitAsync(TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(32));

        var call = connection.WorkflowService.PollActivityTaskQueueAsync(new());

        Assert.That(await time.PassDeadlineAsync(), Is.EqualTo(TimeSpan.FromSeconds(71)));
        await Assert.ThatAsync(
            () => call,
            Throws.TypeOf<RpcException>().With.Property("Code").EqualTo(RpcException.StatusCode.DeadlineExceeded).And.Message.Contains("PollActivityTaskQueue"));
    }

    [Test]
    public async Task Call_ServerAnswersDeadlineExceeded_PassesItsMessageOn()
    {
        await using var server = await ScriptedServer.StartAsync(call => call.FailAsync(StatusCode.DeadlineExceeded, "context deadline exceeded"));

        var call = () => server.Connect().WorkflowService.StartWorkflowExecutionAsync(new(), new() { Timeout = TimeSpan.FromSeconds(30) });

        await Assert.ThatAsync(call, Throws.TypeOf<RpcException>().With.Message.EqualTo("context deadline exceeded"));
    }

    [Test]
    public async Task Call_TokenCancelled_ResetsTheStreamAndThrowsOperationCanceled()
    {
        var aborted = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async call =>
        {
            call.Aborted.Register(aborted.SetResult);
            await Task.Delay(Timeout.Infinite, call.Aborted);
        });
        using var cancel = new CancellationTokenSource();
        var call = server.Connect().WorkflowService.PollActivityTaskQueueAsync(new(), new() { CancellationToken = cancel.Token });
        await Until.TrueAsync(() => !server.Calls.IsEmpty, "the poll to arrive");

        await cancel.CancelAsync();

        await Assert.ThatAsync(
            () => call, Throws.InstanceOf<OperationCanceledException>().With.Property(nameof(OperationCanceledException.CancellationToken)).EqualTo(cancel.Token));
        await aborted.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task Call_TokenAlreadyCancelled_SendsNothing()
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync(new Api.WorkflowService.V1.StartWorkflowExecutionResponse()));
        var connection = server.Connect();
        await connection.ConnectAsync();

        var call = () => connection.WorkflowService.StartWorkflowExecutionAsync(new(), new() { CancellationToken = new CancellationToken(canceled: true) });

        await Assert.ThatAsync(call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(server.Calls, Is.Empty);
    }

    private static TestCaseData Case(string name, string expected, Func<WorkflowService, RpcOptions?, Task> invoke) =>
        new TestCaseData(expected, invoke).SetArgDisplayNames(name);
}
