using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.ErrorDetails.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Exceptions;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RpcException = Aios.Temporal.Exceptions.RpcException;
using WorkflowExecution = Aios.Temporal.Api.Common.V1.WorkflowExecution;

namespace Aios.Temporal.Tests.Client.Workflows;

public class WorkflowHandleTests
{
    [Test]
    public async Task Signal_Typed_SendsNameAndArguments()
    {
        await using var server = (await FakeTemporal.StartAsync())
            .On<SignalWorkflowExecutionRequest>(_ => new SignalWorkflowExecutionResponse());
        await Handle(server).SignalAsync(wf => wf.ApproveAsync("eve"));

        var request = server.Only<SignalWorkflowExecutionRequest>();
        Assert.Multiple(() =>
        {
            Assert.That(request.SignalName, Is.EqualTo("Approve"));
            Assert.That(request.WorkflowExecution, Is.EqualTo(new WorkflowExecution { WorkflowId = "id", RunId = "run" }));
            Assert.That(request.Input.Payloads_.Single().Data.ToStringUtf8(), Is.EqualTo("\"eve\""));
            Assert.That(request.RequestId, Is.Not.Empty);
            Assert.That(request.Identity, Is.EqualTo("me"));
        });
    }

    [Test]
    public async Task Query_TypedMethod_SendsItAndDecodesTheAnswer()
    {
        await using var server = (await FakeTemporal.StartAsync())
            .On<QueryWorkflowRequest>(r => new QueryWorkflowResponse { QueryResult = r.Query.QueryArgs });
        Assert.That(await Handle(server).QueryAsync(wf => wf.GetTotal(4)), Is.EqualTo(4));
        Assert.That(server.Only<QueryWorkflowRequest>().Query.QueryType, Is.EqualTo("total"));
    }

    [Test]
    public async Task Query_TypedProperty_HasNoArguments()
    {
        await using var server = (await FakeTemporal.StartAsync()).On<QueryWorkflowRequest>(_ => new QueryWorkflowResponse());
        Assert.That(await Handle(server).QueryAsync(wf => wf.State), Is.Null);

        var query = server.Only<QueryWorkflowRequest>().Query;
        Assert.That((query.QueryType, query.QueryArgs), Is.EqualTo(("State", (object?)null)));
    }

    [TestCase(null, null, QueryRejectCondition.None)]
    [TestCase(QueryRejectCondition.NotOpen, null, QueryRejectCondition.NotOpen)]
    [TestCase(QueryRejectCondition.NotOpen, QueryRejectCondition.NotCompletedCleanly, QueryRejectCondition.NotCompletedCleanly)]
    public async Task Query_RejectCondition_OfTheCallWinsOverTheClient(
        QueryRejectCondition? client, QueryRejectCondition? call, QueryRejectCondition expected)
    {
        await using var server = (await FakeTemporal.StartAsync()).On<QueryWorkflowRequest>(_ => new QueryWorkflowResponse());
        await server.Client(o => o.QueryRejectCondition = client).GetWorkflowHandle("id")
            .QueryAsync<string>("State", [], new() { RejectCondition = call });
        Assert.That(server.Only<QueryWorkflowRequest>().QueryRejectCondition, Is.EqualTo(expected));
    }

    [Test]
    public async Task Query_Rejected_ThrowsWithTheStatus()
    {
        await using var server = (await FakeTemporal.StartAsync()).On<QueryWorkflowRequest>(
            _ => new QueryWorkflowResponse { QueryRejected = new() { Status = WorkflowExecutionStatus.Completed } });
        var error = Assert.ThrowsAsync<WorkflowQueryRejectedException>(() => Handle(server).QueryAsync(wf => wf.State));
        Assert.That(error.WorkflowStatus, Is.EqualTo(WorkflowExecutionStatus.Completed));
    }

    [Test]
    public async Task Query_HandlerFailed_ThrowsQueryFailed()
    {
        await using var server = (await FakeTemporal.StartAsync())
            .Fails<QueryWorkflowRequest>(StatusCode.InvalidArgument, new QueryFailedFailure());
        Assert.ThrowsAsync<WorkflowQueryFailedException>(() => Handle(server).QueryAsync(wf => wf.State));
    }

    [Test]
    public async Task Query_OtherInvalidArgument_StaysAnRpcException()
    {
        await using var server = (await FakeTemporal.StartAsync()).Fails<QueryWorkflowRequest>(StatusCode.InvalidArgument);
        Assert.ThrowsAsync<RpcException>(() => Handle(server).QueryAsync(wf => wf.State));
    }

    [Test]
    public async Task Cancel_Handle_SendsRunAndChain()
    {
        await using var server = (await FakeTemporal.StartAsync())
            .On<RequestCancelWorkflowExecutionRequest>(_ => new RequestCancelWorkflowExecutionResponse());
        await Handle(server).CancelAsync();

        var request = server.Only<RequestCancelWorkflowExecutionRequest>();
        Assert.That((request.WorkflowExecution.RunId, request.FirstExecutionRunId), Is.EqualTo(("run", "first")));
        Assert.That(request.RequestId, Is.Not.Empty);
    }

    [Test]
    public async Task Terminate_WithReasonAndDetails_SendsThem()
    {
        await using var server = (await FakeTemporal.StartAsync())
            .On<TerminateWorkflowExecutionRequest>(_ => new TerminateWorkflowExecutionResponse());
        await Handle(server).TerminateAsync("enough", new() { Details = [1, "two"] });

        var request = server.Only<TerminateWorkflowExecutionRequest>();
        Assert.That((request.Reason, request.FirstExecutionRunId, request.Details.Payloads_.Count), Is.EqualTo(("enough", "first", 2)));
    }

    [Test]
    public async Task Describe_Answer_IsReadable()
    {
        var start = new DateTime(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        await using var server = (await FakeTemporal.StartAsync()).On<DescribeWorkflowExecutionRequest>(
            _ => new DescribeWorkflowExecutionResponse
            {
                WorkflowExecutionInfo = new()
                {
                    Execution = new() { WorkflowId = "id", RunId = "run" },
                    Type = new() { Name = "Order" },
                    Status = WorkflowExecutionStatus.Running,
                    StartTime = start.ToTimestamp(),
                    HistoryLength = 12,
                    ParentExecution = new() { WorkflowId = "parent", RunId = "parent-run" },
                },
            });
        var description = await Handle(server).DescribeAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((description.Id, description.RunId, description.WorkflowType), Is.EqualTo(("id", "run", "Order")));
            Assert.That((description.StartTime, description.CloseTime), Is.EqualTo((start, (DateTime?)null)));
            Assert.That((description.ParentId, description.ParentRunId), Is.EqualTo(("parent", "parent-run")));
            Assert.That(description.HistoryLength, Is.EqualTo(12));
            Assert.That(description.Memo, Is.Empty);
            Assert.That(description.TypedSearchAttributes, Is.Empty);
            Assert.That(await description.GetStaticSummaryAsync(), Is.Null);
        });
    }

    private static WorkflowHandle<ITestWorkflow> Handle(FakeTemporal server) =>
        server.Client().GetWorkflowHandle<ITestWorkflow>("id", "run", "first");
}
