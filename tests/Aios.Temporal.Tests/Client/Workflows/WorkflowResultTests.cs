using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Exceptions;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Client.Workflows;

public class WorkflowResultTests
{
    private static readonly Payloads Text = new()
    {
        Payloads_ = { new Payload { Metadata = { ["encoding"] = ByteString.CopyFromUtf8("json/plain") }, Data = ByteString.CopyFromUtf8("\"done\"") } },
    };

    private static readonly HistoryEvent Done = new() { WorkflowExecutionCompletedEventAttributes = new() { Result = Text } };

    private static IEnumerable<HistoryEvent> ClosesWithSuccessor()
    {
        yield return new() { WorkflowExecutionContinuedAsNewEventAttributes = new() { NewExecutionRunId = "run-2" } };
        yield return new() { WorkflowExecutionFailedEventAttributes = new() { NewExecutionRunId = "run-2" } };
        yield return new() { WorkflowExecutionTimedOutEventAttributes = new() { NewExecutionRunId = "run-2" } };
        yield return new() { WorkflowExecutionCompletedEventAttributes = new() { NewExecutionRunId = "run-2" } };
    }

    [Test]
    public async Task GetResult_Completed_AsksForTheCloseEventAndDecodesIt()
    {
        await using var server = (await FakeTemporal.StartAsync()).OnEach<GetWorkflowExecutionHistoryRequest>(Page(Done));
        Assert.That(await Handle(server).GetResultAsync<string>(), Is.EqualTo("done"));

        var request = server.Only<GetWorkflowExecutionHistoryRequest>();
        Assert.Multiple(() =>
        {
            Assert.That(request.Execution, Is.EqualTo(new WorkflowExecution { WorkflowId = "id", RunId = "run-1" }));
            Assert.That(request.WaitNewEvent, Is.True);
            Assert.That(request.SkipArchival, Is.True);
            Assert.That(request.HistoryEventFilterType, Is.EqualTo(HistoryEventFilterType.CloseEvent));
        });
    }

    [Test]
    public async Task GetResult_EmptyPage_AsksAgainWithItsToken()
    {
        var empty = new GetWorkflowExecutionHistoryResponse { History = new(), NextPageToken = ByteString.CopyFromUtf8("later") };
        await using var server = (await FakeTemporal.StartAsync()).OnEach<GetWorkflowExecutionHistoryRequest>(empty, Page(Done));
        await Handle(server).GetResultAsync();

        var requests = server.All<GetWorkflowExecutionHistoryRequest>();
        Assert.That(requests.Select(r => r.NextPageToken.ToStringUtf8()), Is.EqualTo(new[] { "", "later" }));
    }

    [TestCaseSource(nameof(ClosesWithSuccessor))]
    public async Task GetResult_RunHasASuccessor_FollowsIt(HistoryEvent close)
    {
        await using var server = (await FakeTemporal.StartAsync()).OnEach<GetWorkflowExecutionHistoryRequest>(Page(close), Page(Done));
        Assert.That(await Handle(server).GetResultAsync<string>(), Is.EqualTo("done"));
        Assert.That(server.All<GetWorkflowExecutionHistoryRequest>()[1].Execution.RunId, Is.EqualTo("run-2"));
    }

    [Test]
    public async Task GetResult_ContinuedAsNewNotFollowed_Throws()
    {
        await using var server = (await FakeTemporal.StartAsync())
            .OnEach<GetWorkflowExecutionHistoryRequest>(Page(ClosesWithSuccessor().First()));
        var error = Assert.ThrowsAsync<WorkflowContinuedAsNewException>(() => Handle(server).GetResultAsync(followRuns: false));
        Assert.That(error.NewRunId, Is.EqualTo("run-2"));
    }

    [Test]
    public async Task GetResult_Failed_ThrowsTheFailure()
    {
        var failed = new HistoryEvent
        {
            WorkflowExecutionFailedEventAttributes = new()
            {
                Failure = new() { Message = "broken", ApplicationFailureInfo = new() { Type = "Broken", NonRetryable = true } },
            },
        };
        var inner = await InnerAsync<ApplicationFailureException>(failed);
        Assert.That((inner.Message, inner.ErrorType, inner.NonRetryable), Is.EqualTo(("broken", "Broken", true)));
    }

    [Test]
    public async Task GetResult_TimedOut_ThrowsATimeout()
    {
        var inner = await InnerAsync<TimeoutFailureException>(new() { WorkflowExecutionTimedOutEventAttributes = new() });
        Assert.That((inner.Message, inner.TimeoutType), Is.EqualTo(("Workflow timed out", TimeoutType.StartToClose)));
    }

    [Test]
    public async Task GetResult_Canceled_ThrowsWithDetails()
    {
        var inner = await InnerAsync<CanceledFailureException>(
            new() { WorkflowExecutionCanceledEventAttributes = new() { Details = Text } });
        Assert.That((inner.Message, inner.Details.ElementAt<string>(0)), Is.EqualTo(("Workflow canceled", "done")));
    }

    [TestCase("", "Workflow terminated")]
    [TestCase("enough", "enough")]
    public async Task GetResult_Terminated_ThrowsWithReasonAndDetails(string reason, string message)
    {
        var inner = await InnerAsync<TerminatedFailureException>(
            new() { WorkflowExecutionTerminatedEventAttributes = new() { Reason = reason, Details = Text } });
        Assert.That((inner.Message, inner.Details!.ElementAt<string>(0)), Is.EqualTo((message, "done")));
    }

    private static async Task<TException> InnerAsync<TException>(HistoryEvent close)
        where TException : Exception
    {
        await using var server = (await FakeTemporal.StartAsync()).OnEach<GetWorkflowExecutionHistoryRequest>(Page(close));
        var error = Assert.ThrowsAsync<WorkflowFailedException>(() => Handle(server).GetResultAsync());
        Assert.That(error.InnerException, Is.TypeOf<TException>());
        return (TException)error.InnerException!;
    }

    private static Temporal.Client.WorkflowHandle Handle(FakeTemporal server) => server.Client().GetWorkflowHandle("id", "run-1");

    private static GetWorkflowExecutionHistoryResponse Page(HistoryEvent close) => new() { History = new() { Events = { close } } };
}
