using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.ErrorDetails.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Common;
using Aios.Temporal.Exceptions;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RetryPolicy = Aios.Temporal.Common.RetryPolicy;
using RpcException = Aios.Temporal.Exceptions.RpcException;

namespace Aios.Temporal.Tests.Client.Workflows;

public class StartWorkflowTests
{
    private static readonly StartWorkflowExecutionResponse Started = new() { RunId = "run", Started = true };

    [Test]
    public async Task StartWorkflow_AllOptions_AreInTheRequest()
    {
        await using var server = (await FakeTemporal.StartAsync()).On<StartWorkflowExecutionRequest>(_ => Started);
        await server.Client().StartWorkflowAsync((ITestWorkflow wf) => wf.RunAsync("tea", 2), AllOptions());

        var request = server.Only<StartWorkflowExecutionRequest>();
        Assert.Multiple(() =>
        {
            Assert.That(request.Namespace, Is.EqualTo("ns"));
            Assert.That(request.WorkflowId, Is.EqualTo("id"));
            Assert.That(request.WorkflowType.Name, Is.EqualTo("Order"));
            Assert.That(request.TaskQueue.Name, Is.EqualTo("queue"));
            Assert.That(request.Input.Payloads_.Select(p => p.Data.ToStringUtf8()), Is.EqualTo(new[] { "\"tea\"", "2" }));
            Assert.That(request.Identity, Is.EqualTo("me"));
            Assert.That(Guid.TryParse(request.RequestId, out _), Is.True);
            Assert.That(request.WorkflowExecutionTimeout.ToTimeSpan(), Is.EqualTo(TimeSpan.FromHours(3)));
            Assert.That(request.WorkflowRunTimeout.ToTimeSpan(), Is.EqualTo(TimeSpan.FromHours(2)));
            Assert.That(request.WorkflowTaskTimeout.ToTimeSpan(), Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(request.WorkflowIdReusePolicy, Is.EqualTo(WorkflowIdReusePolicy.RejectDuplicate));
            Assert.That(request.WorkflowIdConflictPolicy, Is.EqualTo(WorkflowIdConflictPolicy.UseExisting));
            Assert.That(request.RetryPolicy.MaximumAttempts, Is.EqualTo(4));
            Assert.That(request.RetryPolicy.InitialInterval, Is.EqualTo(Duration.FromTimeSpan(TimeSpan.FromSeconds(1))));
            Assert.That(request.Memo.Fields["note"].Data.ToStringUtf8(), Is.EqualTo("\"hot\""));
            Assert.That(request.SearchAttributes.IndexedFields["Size"].Data.ToStringUtf8(), Is.EqualTo("7"));
            Assert.That(request.WorkflowStartDelay.ToTimeSpan(), Is.EqualTo(TimeSpan.FromSeconds(9)));
            Assert.That(request.UserMetadata.Summary.Data.ToStringUtf8(), Is.EqualTo("\"summary\""));
            Assert.That(request.UserMetadata.Details.Data.ToStringUtf8(), Is.EqualTo("\"details\""));
            Assert.That(request.Priority.PriorityKey, Is.EqualTo(3));
            Assert.That(request.VersioningOverride.Pinned.Version.BuildId, Is.EqualTo("b1"));
            Assert.That(request.RequestEagerExecution, Is.False, "accepted as an option but never requested");
        });
    }

    [Test]
    public async Task StartWorkflow_FewOptions_LeavesTheRestUnset()
    {
        await using var server = (await FakeTemporal.StartAsync()).On<StartWorkflowExecutionRequest>(_ => Started);
        await server.Client().StartWorkflowAsync("Order", [], new("id", "queue"));

        var request = server.Only<StartWorkflowExecutionRequest>();
        Assert.Multiple(() =>
        {
            Assert.That(request.Input, Is.Null, "no argument is no input");
            Assert.That(request.RetryPolicy, Is.Null);
            Assert.That(request.Memo, Is.Null);
            Assert.That(request.UserMetadata, Is.Null);
            Assert.That(request.Header, Is.Null);
            Assert.That(request.WorkflowIdReusePolicy, Is.EqualTo(WorkflowIdReusePolicy.AllowDuplicate));
        });
    }

    [TestCase("", "run")]
    [TestCase("first", "first")]
    public async Task StartWorkflow_Started_HandleIsPinnedToTheChainNotToTheRun(string firstRunId, string expectedFirst)
    {
        await using var server = (await FakeTemporal.StartAsync())
            .On<StartWorkflowExecutionRequest>(_ => new StartWorkflowExecutionResponse { RunId = "run", FirstExecutionRunId = firstRunId });
        var handle = await server.Client().StartWorkflowAsync("Order", [], new("id", "queue"));

        Assert.Multiple(() =>
        {
            Assert.That(handle.RunId, Is.Null);
            Assert.That(handle.ResultRunId, Is.EqualTo("run"));
            Assert.That(handle.FirstExecutionRunId, Is.EqualTo(expectedFirst));
        });
    }

    [Test]
    public async Task StartWorkflow_WithSignal_SendsSignalWithStart()
    {
        await using var server = (await FakeTemporal.StartAsync())
            .On<SignalWithStartWorkflowExecutionRequest>(_ => new SignalWithStartWorkflowExecutionResponse { RunId = "run" });
        var options = AllOptions();
        options.SignalWithStart((ITestWorkflow wf) => wf.ApproveAsync("eve"));
        var handle = await server.Client().StartWorkflowAsync("Order", [1], options);

        var request = server.Only<SignalWithStartWorkflowExecutionRequest>();
        Assert.Multiple(() =>
        {
            Assert.That(request.SignalName, Is.EqualTo("Approve"));
            Assert.That(request.SignalInput.Payloads_.Single().Data.ToStringUtf8(), Is.EqualTo("\"eve\""));
            Assert.That(request.Input.Payloads_, Has.Count.EqualTo(1));
            Assert.That(request.WorkflowStartDelay, Is.Not.Null);
            Assert.That(request.RequestId, Is.Not.Empty);
            Assert.That(handle.FirstExecutionRunId, Is.Null);
            Assert.That(handle.ResultRunId, Is.EqualTo("run"));
        });
    }

    [Test]
    public async Task StartWorkflow_Retried_SendsTheSameRequestId()
    {
        await using var server = (await FakeTemporal.StartAsync()).FailsOnce<StartWorkflowExecutionRequest>(StatusCode.Unavailable, Started);
        await server.Client().StartWorkflowAsync("Order", [], new("id", "queue"));

        var requests = server.All<StartWorkflowExecutionRequest>();
        Assert.That(requests, Has.Count.EqualTo(2));
        Assert.That(requests[1], Is.EqualTo(requests[0]));
    }

    [Test]
    public async Task StartWorkflow_AlreadyStartedDetail_ThrowsAlreadyStarted()
    {
        await using var server = (await FakeTemporal.StartAsync()).Fails<StartWorkflowExecutionRequest>(
            StatusCode.AlreadyExists, new WorkflowExecutionAlreadyStartedFailure { RunId = "other" });

        var error = Assert.ThrowsAsync<WorkflowAlreadyStartedException>(
            () => server.Client().StartWorkflowAsync("Order", [], new("id", "queue")));
        Assert.Multiple(() =>
        {
            Assert.That(error.WorkflowId, Is.EqualTo("id"));
            Assert.That(error.WorkflowType, Is.EqualTo("Order"));
            Assert.That(error.RunId, Is.EqualTo("other"));
        });
    }

    [Test]
    public async Task StartWorkflow_AlreadyExistsWithoutDetail_StaysAnRpcException()
    {
        await using var server = (await FakeTemporal.StartAsync()).Fails<StartWorkflowExecutionRequest>(StatusCode.AlreadyExists);
        var error = Assert.ThrowsAsync<RpcException>(() => server.Client().StartWorkflowAsync("Order", [], new("id", "queue")));
        Assert.That(error.Code, Is.EqualTo(RpcException.StatusCode.AlreadyExists));
    }

    private static WorkflowOptions AllOptions() => new("id", "queue")
    {
        ExecutionTimeout = TimeSpan.FromHours(3),
        RunTimeout = TimeSpan.FromHours(2),
        TaskTimeout = TimeSpan.FromSeconds(5),
        IdReusePolicy = WorkflowIdReusePolicy.RejectDuplicate,
        IdConflictPolicy = WorkflowIdConflictPolicy.UseExisting,
        RetryPolicy = new RetryPolicy { MaximumAttempts = 4 },
        Memo = new Dictionary<string, object> { ["note"] = "hot" },
        TypedSearchAttributes = new SearchAttributeCollection.Builder()
            .Set(SearchAttributeKey.CreateLong("Size"), 7).ToSearchAttributeCollection(),
        StartDelay = TimeSpan.FromSeconds(9),
        StaticSummary = "summary",
        StaticDetails = "details",
        Priority = new(3),
        VersioningOverride = new VersioningOverride.Pinned(new("d", "b1")),
        RequestEagerStart = true,
    };
}
