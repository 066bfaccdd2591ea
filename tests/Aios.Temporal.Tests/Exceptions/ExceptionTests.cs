using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Exceptions;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Exceptions;

public sealed class ExceptionTests
{
    private static IEnumerable<TestCaseData> Messages()
    {
        yield return new TestCaseData(new WorkflowFailedException(null), "Workflow failed");
        yield return new TestCaseData(new WorkflowContinuedAsNewException("r"), "Workflow continued as new");
        yield return new TestCaseData(new WorkflowUpdateFailedException(null), "Workflow update failed");
        yield return new TestCaseData(
            new WorkflowQueryRejectedException(WorkflowExecutionStatus.Completed),
            "Query rejected, workflow status: Completed");
        yield return new TestCaseData(new AsyncActivityCanceledException(), "Activity cancelled");
        yield return new TestCaseData(new ScheduleAlreadyRunningException(), "Schedule already running");
        yield return new TestCaseData(
            new WorkflowUpdateRpcTimeoutOrCanceledException(null),
            "Timeout or cancellation waiting for update");
        yield return new TestCaseData(new ActivityFailedException(null), "Activity failed");
    }

    [TestCaseSource(nameof(Messages))]
    public void Message_FixedText_IsTheOneOfTheOfficialLibrary(Exception exception, string message) =>
        Assert.That(exception.Message, Is.EqualTo(message));

    [Test]
    public void IsCanceledException_OnlyDirectCancellation()
    {
        Assert.That(TemporalException.IsCanceledException(new TaskCanceledException()), Is.True);
        Assert.That(TemporalException.IsCanceledException(new CanceledFailureException("x")), Is.True);
        Assert.That(TemporalException.IsCanceledException(new Exception("x", new OperationCanceledException())), Is.False);
        Assert.That(
            TemporalException.IsCanceledException(new ApplicationFailureException("x", new CanceledFailureException("y"))),
            Is.False);
    }

    [Test]
    public void GrpcStatus_RawStatus_IsParsedOnDemand()
    {
        var status = new GrpcStatus { Code = 5, Message = "gone" };
        var exception = new RpcException(RpcException.StatusCode.NotFound, "gone", status.ToByteArray());
        Assert.That(exception.GrpcStatus.Value, Is.EqualTo(status));
        Assert.That(new RpcException(RpcException.StatusCode.NotFound, "gone", null).GrpcStatus.Value, Is.Null);
    }

    [Test]
    public void OutboundDetails_ByPosition_AreTheValues()
    {
        var details = new ApplicationFailureException("m", details: [1, "two"]).Details;
        Assert.That(details.Count, Is.EqualTo(2));
        Assert.That(details.ElementAt<string>(1), Is.EqualTo("two"));
        Assert.That(() => details.ElementAt<int>(2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(new ApplicationFailureException("m").Details.Count, Is.Zero);
    }

    [Test]
    public void WorkflowAlreadyStarted_WithoutType_SaysUnknown() =>
        Assert.That(new WorkflowAlreadyStartedException("m", "w", "r").WorkflowType, Is.EqualTo("<unknown>"));

    [Test]
    public void SchedulerException_StackOfTheDetection_WinsOverTheOneOfTheThrow()
    {
        var thrown = Assert.Throws<InvalidWorkflowSchedulerException>(
            static () => throw new InvalidWorkflowSchedulerException("m", "detected"));
        Assert.That(thrown.StackTrace, Is.EqualTo("detected"));
    }
}
