using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.ErrorDetails.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Exceptions;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RpcException = Aios.Temporal.Exceptions.RpcException;
using Stage = Aios.Temporal.Api.Enums.V1.UpdateWorkflowExecutionLifecycleStage;

namespace Aios.Temporal.Tests.Client.Updates;

public class UpdateWithStartTests
{
    [Test]
    public async Task ExecuteUpdateWithStart_Answered_SendsBothAndGivesHandleAndResult()
    {
        await using var server = (await FakeTemporal.StartAsync())
            .OnEach<ExecuteMultiOperationRequest>(Answer(Stage.Admitted), Answer(Stage.Completed));
        var start = WithStartWorkflowOperation.Create((ITestWorkflow wf) => wf.RunAsync("tea", 1), Options());
        var sum = await server.Client().ExecuteUpdateWithStartWorkflowAsync((ITestWorkflow wf) => wf.AddAsync(5), new("u", start));
        var handle = await start.GetHandleAsync();

        var requests = server.All<ExecuteMultiOperationRequest>();
        Assert.Multiple(() =>
        {
            Assert.That(sum, Is.EqualTo(5));
            Assert.That((handle.Id, handle.ResultRunId, handle.RunId), Is.EqualTo(("id", "run", (string?)null)));
            Assert.That(requests, Has.Count.EqualTo(2), "sent again after the server gave up waiting");
            Assert.That(requests[1], Is.EqualTo(requests[0]));
            Assert.That(requests[0].Operations[0].StartWorkflow.WorkflowType.Name, Is.EqualTo("Order"));
            Assert.That(requests[0].Operations[1].UpdateWorkflow.WorkflowExecution.WorkflowId, Is.EqualTo("id"));
            Assert.That(requests[0].Operations[1].UpdateWorkflow.Request.Meta.UpdateId, Is.EqualTo("u"));
        });
    }

    [Test]
    public async Task ExecuteUpdateWithStart_StartRefused_ThrowsAlreadyStartedForUpdateAndHandle()
    {
        await using var server = (await FakeTemporal.StartAsync()).Fails<ExecuteMultiOperationRequest>(
            StatusCode.AlreadyExists,
            Failure((StatusCode.AlreadyExists, new WorkflowExecutionAlreadyStartedFailure { RunId = "other" }), Aborted));
        var start = Operation();
        Assert.ThrowsAsync<WorkflowAlreadyStartedException>(() => ExecuteAsync(server, start));
        var error = Assert.ThrowsAsync<WorkflowAlreadyStartedException>(() => start.GetHandleAsync());
        Assert.That((error.RunId, error.WorkflowType), Is.EqualTo(("other", "Order")));
    }

    [Test]
    public async Task ExecuteUpdateWithStart_UpdateRefused_ThrowsTheErrorOfTheUpdate()
    {
        await using var server = (await FakeTemporal.StartAsync()).Fails<ExecuteMultiOperationRequest>(
            StatusCode.NotFound, Failure(Aborted, (StatusCode.NotFound, new NotFoundFailure())));
        var error = Assert.ThrowsAsync<RpcException>(() => ExecuteAsync(server, Operation()));
        Assert.That((error.Code, error.Message), Is.EqualTo((RpcException.StatusCode.NotFound, "NotFound")));
        Assert.That(error.GrpcStatus.Value!.Details[0].Is(NotFoundFailure.Descriptor), Is.True);
    }

    [Test]
    public async Task ExecuteUpdateWithStart_DeadlineExceeded_ThrowsTimeoutOrCanceled()
    {
        await using var server = (await FakeTemporal.StartAsync()).Fails<ExecuteMultiOperationRequest>(StatusCode.DeadlineExceeded);
        Assert.ThrowsAsync<WorkflowUpdateRpcTimeoutOrCanceledException>(() => ExecuteAsync(server, Operation()));
    }

    [Test]
    public async Task ExecuteUpdateWithStart_OperationUsedTwice_ThrowsAlsoForACopy()
    {
        await using var server = (await FakeTemporal.StartAsync()).OnEach<ExecuteMultiOperationRequest>(Answer(Stage.Completed));
        var start = Operation();
        await ExecuteAsync(server, start);
        Assert.ThrowsAsync<ArgumentException>(() => ExecuteAsync(server, start));
        Assert.ThrowsAsync<ArgumentException>(() => ExecuteAsync(server, (WithStartWorkflowOperation)start.Clone()));
    }

    [Test]
    public async Task ExecuteUpdateWithStart_InterceptorSendsACopy_HandleOfTheOriginalIsKnown()
    {
        await using var server = (await FakeTemporal.StartAsync()).OnEach<ExecuteMultiOperationRequest>(Answer(Stage.Completed));
        var start = Operation();
        await ExecuteAsync(server, (WithStartWorkflowOperation)start.Clone());
        Assert.That((await start.GetHandleAsync()).ResultRunId, Is.EqualTo("run"));
    }

    private static IEnumerable<TestCaseData> BadOptions()
    {
        yield return Case("ConflictPolicy", o => o.IdConflictPolicy = WorkflowIdConflictPolicy.Unspecified);
        yield return Case("Cron", o => o.CronSchedule = "* * * * *");
        yield return Case("Delay", o => o.StartDelay = TimeSpan.FromSeconds(1));
        yield return Case("Signal", o => o.SignalWithStart("s", []));
        yield return Case("Eager", o => o.RequestEagerStart = true);
        yield return Case("Rpc", o => o.Rpc = new());
        yield return Case("Id", o => o.Id = null);
    }

    [TestCaseSource(nameof(BadOptions))]
    public void ExecuteUpdateWithStart_BadStart_ThrowsBeforeSending(Action<WorkflowOptions> spoil)
    {
        var options = Options();
        spoil(options);
        var client = TemporalClient.CreateLazy(new("127.0.0.1:1"));
        var start = WithStartWorkflowOperation.Create("Order", [], options);
        Assert.ThrowsAsync<ArgumentException>(() => client.ExecuteUpdateWithStartWorkflowAsync("Add", [], new(start)));
    }

    private static (StatusCode Code, IMessage Detail) Aborted => (StatusCode.Aborted, new MultiOperationExecutionAborted());

    private static MultiOperationExecutionFailure Failure(params (StatusCode Code, IMessage Detail)[] statuses) => new()
    {
        Statuses =
        {
            statuses.Select(status => new MultiOperationExecutionFailure.Types.OperationStatus
            {
                Code = (int)status.Code,
                Message = status.Code.ToString(),
                Details = { Any.Pack(status.Detail) },
            }),
        },
    };

    private static Task<int> ExecuteAsync(FakeTemporal server, WithStartWorkflowOperation start) =>
        server.Client().ExecuteUpdateWithStartWorkflowAsync<int>("Add", [5], new(start));

    private static WithStartWorkflowOperation<WorkflowHandle> Operation() =>
        WithStartWorkflowOperation.Create("Order", [], Options());

    private static WorkflowOptions Options() => new("id", "queue") { IdConflictPolicy = WorkflowIdConflictPolicy.Fail };

    private static TestCaseData Case(string name, Action<WorkflowOptions> spoil) => new TestCaseData(spoil).SetArgDisplayNames(name);

    private static ExecuteMultiOperationResponse Answer(Stage stage) => new()
    {
        Responses =
        {
            new ExecuteMultiOperationResponse.Types.Response { StartWorkflow = new() { RunId = "run" } },
            new ExecuteMultiOperationResponse.Types.Response
            {
                UpdateWorkflow = new()
                {
                    Stage = stage,
                    Outcome = stage == Stage.Completed ? new() { Success = Values.Json("5") } : null,
                },
            },
        },
    };
}
