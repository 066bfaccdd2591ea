using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Conformance.Tests.Client;

/// <summary>Operator calls that have no high-level API: reset, batch, task queues, worker deployments.</summary>
[Parallelizable(ParallelScope.All)]
[Category("External")]
public class RawCallTests
{
    private const long FirstTaskCompletedEvent = 4;

    private static TemporalClient Client => OfficialServer.Client;

    private static string Namespace => Client.Options.Namespace;

    [Test]
    public async Task Reset_ToTheFirstTask_MakesANewRunAndClosesTheOld()
    {
        var options = NewOptions();
        var handle = await Client.StartWorkflowAsync("Any", [], options);
        await WorkflowTaskPeer.AnswerAsync(Client, options.TaskQueue!);
        var reset = await Client.WorkflowService.ResetWorkflowExecutionAsync(new()
        {
            Namespace = Namespace,
            WorkflowExecution = new() { WorkflowId = handle.Id, RunId = handle.ResultRunId },
            Reason = "test",
            WorkflowTaskFinishEventId = FirstTaskCompletedEvent,
            RequestId = Guid.NewGuid().ToString(),
        });
        Assert.That((await handle.DescribeAsync()).RunId, Is.EqualTo(reset.RunId));

        await WorkflowTaskPeer.CompleteWorkflowAsync(Client, options.TaskQueue!);
        await Client.GetWorkflowHandle(handle.Id).GetResultAsync();
        var old = await Client.GetWorkflowHandle(handle.Id, handle.ResultRunId).DescribeAsync();
        Assert.That(old.Status, Is.EqualTo(WorkflowExecutionStatus.Terminated));
    }

    [Test]
    public async Task Batch_Terminate_ClosesEveryMatchingRun()
    {
        var handles = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Client.StartWorkflowAsync("Any", [], NewOptions())));
        var job = Guid.NewGuid().ToString();
        await Client.WorkflowService.StartBatchOperationAsync(new()
        {
            Namespace = Namespace,
            JobId = job,
            Reason = "test",
            Executions = { handles.Select(h => new Api.Common.V1.WorkflowExecution { WorkflowId = h.Id, RunId = h.ResultRunId }) },
            TerminationOperation = new() { Identity = "test" },
        });
        await Until.FitsAsync(
            "the batch job is done",
            () => Client.WorkflowService.DescribeBatchOperationAsync(new() { Namespace = Namespace, JobId = job }),
            batch => batch.State == BatchOperationState.Completed);
        foreach (var handle in handles)
        {
            Assert.That((await handle.DescribeAsync()).Status, Is.EqualTo(WorkflowExecutionStatus.Terminated));
        }
    }

    [Test]
    public async Task DescribeTaskQueue_WaitingTask_IsInTheBacklog()
    {
        var options = NewOptions();
        await Client.StartWorkflowAsync("Any", [], options);
        var stats = await Until.FitsAsync(
            "the task is in the backlog",
            () => Client.WorkflowService.DescribeTaskQueueAsync(new()
            {
                Namespace = Namespace,
                TaskQueue = new() { Name = options.TaskQueue },
                TaskQueueType = TaskQueueType.Workflow,
                ReportStats = true,
            }),
            answer => answer.Stats?.ApproximateBacklogCount == 1);
        Assert.That(stats.Pollers, Is.Empty);
    }

    [Test]
    public void WorkerDeployment_Unknown_ThrowsNotFound()
    {
        var error = Assert.ThrowsAsync<RpcException>(() => Client.WorkflowService.DescribeWorkerDeploymentAsync(
            new() { Namespace = Namespace, DeploymentName = Guid.NewGuid().ToString() }));
        Assert.That(error.Code, Is.EqualTo(RpcException.StatusCode.NotFound));
    }

    [Test]
    public void VersioningOverride_PinnedToUnknownVersion_ThrowsFailedPrecondition()
    {
        var options = NewOptions();
        options.VersioningOverride = new Common.VersioningOverride.Pinned(new("shop", "build-1"));
        var error = Assert.ThrowsAsync<RpcException>(() => Client.StartWorkflowAsync("Any", [], options));
        Assert.That(error.Code, Is.EqualTo(RpcException.StatusCode.FailedPrecondition));
        Assert.That(error.Message, Does.Contain("shop:build-1"));
    }

    [Test]
    public async Task VersioningOverride_AutoUpgrade_IsKeptByTheRun()
    {
        var options = NewOptions();
        options.VersioningOverride = new Common.VersioningOverride.AutoUpgrade();
        var handle = await Client.StartWorkflowAsync("Any", [], options);
        var info = (await handle.DescribeAsync()).RawDescription.WorkflowExecutionInfo.VersioningInfo;
        Assert.That(info.VersioningOverride.AutoUpgrade, Is.True);
    }

    private static WorkflowOptions NewOptions() => new($"raw-{Guid.NewGuid()}", $"queue-{Guid.NewGuid()}");
}
