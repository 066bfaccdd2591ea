using Aios.Temporal.Activities;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Tests.Client.Connection;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker;
using Aios.Temporal.Worker.History;
using Aios.Temporal.Workflows;
using Grpc.Core;

namespace Aios.Temporal.Tests.Worker;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class TemporalWorkerTests
{
    private readonly TemporalWorkerOptions options = new TemporalWorkerOptions("queue") { Identity = "me" }.AddWorkflow<Greeting>();

    [Test]
    public async Task ExecuteAsync_NewWorkflow_CompletesTheTaskWithStickyAttributes()
    {
        await using var server = await WorkerServer.StartAsync();
        var completed = await CompleteOneAsync(server);
        Assert.Multiple(() =>
        {
            Assert.That(completed.Commands.Single().CommandType, Is.EqualTo(CommandType.CompleteWorkflowExecution));
            Assert.That(completed.StickyAttributes.WorkerTaskQueue.NormalName, Is.EqualTo("queue"));
            Assert.That(completed.StickyAttributes.ScheduleToStartTimeout.ToTimeSpan(), Is.EqualTo(TimeSpan.FromSeconds(10)));
            Assert.That(completed.ReturnNewWorkflowTask, Is.True);
            Assert.That(completed.Capabilities.DiscardSpeculativeWorkflowTaskWithEvents, Is.True);
            Assert.That((completed.Namespace, completed.Identity), Is.EqualTo(("ns", "me")));
        });
    }

    [Test]
    public async Task ExecuteAsync_WithCache_PollsBothQueues()
    {
        await using var server = await WorkerServer.StartAsync();
        await CompleteOneAsync(server);
        var polls = server.Fake.All<PollWorkflowTaskQueueRequest>();
        Assert.Multiple(() =>
        {
            Assert.That(polls.Where(poll => poll.TaskQueue.Kind == TaskQueueKind.Sticky).Select(poll => poll.TaskQueue.NormalName).Distinct(), Is.EqualTo(new[] { "queue" }));
            Assert.That(polls.Where(poll => poll.TaskQueue.Kind == TaskQueueKind.Normal).Select(poll => poll.TaskQueue.Name).Distinct(), Is.EqualTo(new[] { "queue" }));
            Assert.That(polls.Select(poll => poll.WorkerInstanceKey).Distinct().Count(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task ExecuteAsync_WithoutCache_IsNotSticky()
    {
        options.MaxCachedWorkflows = 0;
        await using var server = await WorkerServer.StartAsync();
        var completed = await CompleteOneAsync(server);
        Assert.Multiple(() =>
        {
            Assert.That(completed.StickyAttributes, Is.Null);
            Assert.That(completed.ReturnNewWorkflowTask, Is.False);
            Assert.That(server.Fake.All<PollWorkflowTaskQueueRequest>().Select(poll => poll.TaskQueue.Kind).Distinct(), Is.EqualTo(new[] { TaskQueueKind.Normal }));
        });
    }

    [Test]
    public async Task ExecuteAsync_DeploymentVersion_IsInEveryRequest()
    {
        options.DeploymentOptions = new(new("shop", "b1"), useWorkerVersioning: true) { DefaultVersioningBehavior = Aios.Temporal.Common.VersioningBehavior.Pinned };
        await using var server = await WorkerServer.StartAsync();
        var completed = await CompleteOneAsync(server);
        var poll = server.Fake.All<PollWorkflowTaskQueueRequest>()[0];
        Assert.Multiple(() =>
        {
            Assert.That(poll.DeploymentOptions, Is.EqualTo(completed.DeploymentOptions));
            Assert.That(poll.DeploymentOptions.WorkerVersioningMode, Is.EqualTo(WorkerVersioningMode.Versioned));
            Assert.That(completed.VersioningBehavior, Is.EqualTo(Api.Enums.V1.VersioningBehavior.Pinned));
            Assert.That(completed.WorkerVersionStamp, Is.Null);
        });
    }

    [Test]
    public async Task ExecuteAsync_Done_TellsTheServerOfTheShutdown()
    {
        await using var server = await WorkerServer.StartAsync();
        await CompleteOneAsync(server);
        var shutdown = server.Fake.Only<ShutdownWorkerRequest>();
        Assert.That((shutdown.TaskQueue, shutdown.StickyTaskQueue.Length > 0, shutdown.TaskQueueTypes.Single()), Is.EqualTo(("queue", true, TaskQueueType.Workflow)));
    }

    [Test]
    public async Task ExecuteAsync_UnknownWorkflowType_FailsTheTaskAndListsTheKnownOnes()
    {
        await using var server = await WorkerServer.StartAsync();
        using var worker = new TemporalWorker(await server.ConnectAsync(), options);
        server.Give(FirstTask("Other"));
        var failed = await worker.ExecuteAsync(server.FirstAsync<RespondWorkflowTaskFailedRequest>);
        Assert.That(failed.Failure.Message, Is.EqualTo("Workflow type Other is not registered on this worker, available workflows: Greeting"));
    }

    [Test]
    public async Task ExecuteAsync_UnknownNamespace_FailsAtStart()
    {
        await using var server = await WorkerServer.StartAsync();
        server.Fake.Fails<DescribeNamespaceRequest>(StatusCode.NotFound);
        using var worker = new TemporalWorker(await server.ConnectAsync(), options);
        Assert.That(
            () => worker.ExecuteAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20)),
            Throws.InvalidOperationException.With.Message.Contains("Namespace ns does not exist"));
    }

    [Test]
    public async Task ExecuteAsync_TokenFires_EndsAsCancelled()
    {
        await using var server = await WorkerServer.StartAsync();
        using var worker = new TemporalWorker(await server.ConnectAsync(), options);
        using var stop = new CancellationTokenSource();
        var running = worker.ExecuteAsync(stop.Token);
        await server.FirstAsync<PollWorkflowTaskQueueRequest>();
        await stop.CancelAsync();
        Assert.That(() => running.WaitAsync(TimeSpan.FromSeconds(20)), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task ExecuteAsync_Twice_IsRefused()
    {
        await using var server = await WorkerServer.StartAsync();
        using var worker = new TemporalWorker(await server.ConnectAsync(), options);
        await worker.ExecuteAsync(static () => Task.CompletedTask);
        Assert.That(() => worker.ExecuteAsync(static () => Task.CompletedTask), Throws.InvalidOperationException.With.Message.Contains("create a new one"));
    }

    [Test]
    public async Task ExecuteAsync_ShutdownDuringActivity_WaitsForItsAnswer()
    {
        await using var server = await WorkerServer.StartAsync();
        var activities = new TemporalWorkerOptions("queue").AddActivity(UntilCancelledAsync);
        using var worker = new TemporalWorker(await server.ConnectAsync(), activities);
        server.Give(ActivityTasks.Create("UntilCancelled"));
        await worker.ExecuteAsync(() => Until.TrueAsync(static () => activityRuns, "the activity runs"));
        Assert.That(server.Fake.Only<RespondActivityTaskFailedRequest>().Failure.ApplicationFailureInfo.Type, Is.EqualTo("WorkerShutdown"));
    }

    [Test]
    public async Task Client_OtherNamespace_IsRefused()
    {
        await using var server = await WorkerServer.StartAsync();
        using var worker = new TemporalWorker(await server.ConnectAsync(), options);
        var other = await server.ConnectAsync(connect => connect.Namespace = "other");
        Assert.That(() => worker.Client = other, Throws.ArgumentException.With.Message.Contains("this worker polls ns"));
    }

    [Test]
    public async Task Constructor_LazyClient_IsRefused()
    {
        await using var server = await WorkerServer.StartAsync();
        Assert.That(() => new TemporalWorker(server.Fake.Client(), options), Throws.InvalidOperationException.With.Message.Contains("not connected"));
    }

    private static volatile bool activityRuns;

    [Activity]
    private static async Task UntilCancelledAsync()
    {
        activityRuns = true;
        await Task.Delay(Timeout.Infinite, ActivityExecutionContext.Current.CancellationToken);
    }

    private static PollWorkflowTaskQueueResponse FirstTask(string type) =>
        HistoryReplayTask.Create(HistoryBuilder.Started(type).WorkflowTaskScheduled().WorkflowTaskStarted().Build(), "wid");

    private async Task<RespondWorkflowTaskCompletedRequest> CompleteOneAsync(WorkerServer server)
    {
        using var worker = new TemporalWorker(await server.ConnectAsync(), options);
        server.Give(FirstTask("Greeting"));
        return await worker.ExecuteAsync(server.FirstAsync<RespondWorkflowTaskCompletedRequest>);
    }

    [Workflow]
    public sealed class Greeting
    {
        [WorkflowRun]
        public Task<string> RunAsync() => Task.FromResult("hello");
    }
}
