using Aios.Temporal.Api.Update.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Exceptions;
using Grpc.Core;
using Stage = Aios.Temporal.Api.Enums.V1.UpdateWorkflowExecutionLifecycleStage;

namespace Aios.Temporal.Tests.Client.Updates;

public class UpdateTests
{
    private static readonly Outcome Five = new() { Success = Values.Json("5") };

    [Test]
    public async Task ExecuteUpdate_AnsweredWithOutcome_NeedsNoPoll()
    {
        await using var server = (await FakeTemporal.StartAsync()).OnEach<UpdateWorkflowExecutionRequest>(Answer(Stage.Completed, Five));
        Assert.That(await Handle(server).ExecuteUpdateAsync(wf => wf.AddAsync(5), new("u")), Is.EqualTo(5));

        var request = server.Only<UpdateWorkflowExecutionRequest>();
        Assert.Multiple(() =>
        {
            Assert.That(request.Request.Meta.UpdateId, Is.EqualTo("u"));
            Assert.That(request.Request.Meta.Identity, Is.EqualTo("me"));
            Assert.That(request.Request.Input.Name, Is.EqualTo("Add"));
            Assert.That(request.Request.Input.Args.Payloads_.Single().Data.ToStringUtf8(), Is.EqualTo("5"));
            Assert.That(request.WaitPolicy.LifecycleStage, Is.EqualTo(Stage.Completed));
            Assert.That(request.FirstExecutionRunId, Is.EqualTo("first"));
        });
    }

    [Test]
    public async Task StartUpdate_AnsweredTooEarly_IsSentAgainWithTheSameId()
    {
        await using var server = (await FakeTemporal.StartAsync()).OnEach<UpdateWorkflowExecutionRequest>(
            Answer(Stage.Admitted), Answer(Stage.Unspecified), Answer(Stage.Accepted));
        var handle = await Handle(server).StartUpdateAsync(wf => wf.AddAsync(5), new(WorkflowUpdateStage.Accepted));

        var requests = server.All<UpdateWorkflowExecutionRequest>();
        Assert.That(requests, Has.Count.EqualTo(3));
        Assert.That(requests.Select(r => r.Request.Meta.UpdateId), Is.All.EqualTo(handle.Id));
        Assert.That(Guid.TryParse(handle.Id, out _), Is.True);
        Assert.That(handle.WorkflowRunId, Is.EqualTo("real-run"));
    }

    [Test]
    public async Task GetResult_NoOutcomeYet_PollsUntilThereIsOne()
    {
        await using var server = (await FakeTemporal.StartAsync())
            .OnEach<UpdateWorkflowExecutionRequest>(Answer(Stage.Accepted))
            .OnEach<PollWorkflowExecutionUpdateRequest>(
                new PollWorkflowExecutionUpdateResponse(), new PollWorkflowExecutionUpdateResponse { Outcome = Five });
        Assert.That(await Handle(server).ExecuteUpdateAsync<int>("Add", []), Is.EqualTo(5));

        var polls = server.All<PollWorkflowExecutionUpdateRequest>();
        Assert.That(polls, Has.Count.EqualTo(2));
        Assert.That(polls[0].UpdateRef.WorkflowExecution.RunId, Is.EqualTo("real-run"));
        Assert.That(polls[0].WaitPolicy.LifecycleStage, Is.EqualTo(Stage.Completed));
    }

    [Test]
    public async Task GetResult_Failed_ThrowsUpdateFailed()
    {
        var failure = new Outcome { Failure = new() { Message = "no", ApplicationFailureInfo = new() { Type = "No" } } };
        await using var server = (await FakeTemporal.StartAsync()).OnEach<UpdateWorkflowExecutionRequest>(Answer(Stage.Completed, failure));
        var error = Assert.ThrowsAsync<WorkflowUpdateFailedException>(() => Handle(server).ExecuteUpdateAsync<int>("Add", []));
        Assert.That(error.InnerException, Is.TypeOf<ApplicationFailureException>().With.Message.EqualTo("no"));
    }

    [Test]
    public async Task StartUpdate_Cancelled_ThrowsTimeoutOrCanceled()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = (await FakeTemporal.StartAsync()).On<UpdateWorkflowExecutionRequest>(_ =>
        {
            cancel.Cancel();
            return Answer(Stage.Admitted);
        });
        Assert.ThrowsAsync<WorkflowUpdateRpcTimeoutOrCanceledException>(
            () => Handle(server).ExecuteUpdateAsync<int>("Add", [], new() { Rpc = new() { CancellationToken = cancel.Token } }));
    }

    [Test]
    public async Task StartUpdate_DeadlineExceeded_ThrowsTimeoutOrCanceled()
    {
        await using var server = (await FakeTemporal.StartAsync()).Fails<UpdateWorkflowExecutionRequest>(StatusCode.DeadlineExceeded);
        Assert.ThrowsAsync<WorkflowUpdateRpcTimeoutOrCanceledException>(() => Handle(server).ExecuteUpdateAsync<int>("Add", []));
    }

    [TestCase(WorkflowUpdateStage.None)]
    [TestCase(WorkflowUpdateStage.Admitted)]
    public void StartUpdate_StageThatCannotBeAwaited_ThrowsBeforeSending(WorkflowUpdateStage stage)
    {
        var handle = TemporalClient.CreateLazy(new("127.0.0.1:1")).GetWorkflowHandle("id");
        Assert.ThrowsAsync<ArgumentException>(() => handle.StartUpdateAsync("Add", [], new(stage)));
    }

    private static WorkflowHandle<ITestWorkflow> Handle(FakeTemporal server) =>
        server.Client().GetWorkflowHandle<ITestWorkflow>("id", firstExecutionRunId: "first");

    private static UpdateWorkflowExecutionResponse Answer(Stage stage, Outcome? outcome = null) => new()
    {
        Stage = stage,
        Outcome = outcome,
        UpdateRef = new() { UpdateId = "u", WorkflowExecution = new() { WorkflowId = "id", RunId = "real-run" } },
    };
}
