using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Tests.Converters.Failures;

public sealed class InboundFailureTests
{
    private static readonly IPayloadConverter Payloads = DataConverter.Default.PayloadConverter;

    private static Payloads Details => new() { Payloads_ = { Payloads.ToPayload("d"), Payloads.ToPayload(2) } };

    [Test]
    public void ToException_Application_HasAllData()
    {
        var exception = Convert<ApplicationFailureException>(new Failure
        {
            Message = "m",
            ApplicationFailureInfo = new ApplicationFailureInfo
            {
                Type = "T",
                NonRetryable = true,
                Details = Details,
                NextRetryDelay = new Google.Protobuf.WellKnownTypes.Duration { Seconds = 3 },
                Category = ApplicationErrorCategory.Benign,
            },
        });
        Assert.Multiple(() =>
        {
            Assert.That(exception.Message, Is.EqualTo("m"));
            Assert.That(exception.ErrorType, Is.EqualTo("T"));
            Assert.That(exception.NonRetryable, Is.True);
            Assert.That(exception.Details.Count, Is.EqualTo(2));
            Assert.That(exception.Details.ElementAt<int>(1), Is.EqualTo(2));
            Assert.That(exception.NextRetryDelay, Is.EqualTo(TimeSpan.FromSeconds(3)));
            Assert.That(exception.Category, Is.EqualTo(ApplicationErrorCategory.Benign));
            Assert.That(() => exception.Details.ElementAt<int>(2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public void ToException_ApplicationWithoutType_HasNoErrorType() =>
        Assert.That(Convert<ApplicationFailureException>(new Failure { ApplicationFailureInfo = new() }).ErrorType, Is.Null);

    [Test]
    public void ToException_Timeout_HasTypeAndHeartbeat()
    {
        var exception = Convert<TimeoutFailureException>(new Failure
        {
            TimeoutFailureInfo = new() { TimeoutType = TimeoutType.Heartbeat, LastHeartbeatDetails = Details },
        });
        Assert.That(exception.TimeoutType, Is.EqualTo(TimeoutType.Heartbeat));
        Assert.That(exception.LastHeartbeatDetails.ElementAt<string>(0), Is.EqualTo("d"));
    }

    [Test]
    public void ToException_Canceled_HasDetails() =>
        Assert.That(
            Convert<CanceledFailureException>(new Failure { CanceledFailureInfo = new() { Details = Details } }).Details.Count,
            Is.EqualTo(2));

    [Test]
    public void ToException_ActivityCausedByCancellation_IsCanceled()
    {
        var exception = Convert<ActivityFailureException>(new Failure
        {
            Message = "Activity cancelled",
            Cause = new Failure { CanceledFailureInfo = new() },
            ActivityFailureInfo = new()
            {
                ActivityId = "a",
                ActivityType = new ActivityType { Name = "A" },
                Identity = "me",
                RetryState = RetryState.CancelRequested,
            },
        });
        Assert.Multiple(() =>
        {
            Assert.That(exception.ActivityId, Is.EqualTo("a"));
            Assert.That(exception.ActivityType, Is.EqualTo("A"));
            Assert.That(exception.Identity, Is.EqualTo("me"));
            Assert.That(exception.RetryState, Is.EqualTo(RetryState.CancelRequested));
            Assert.That(TemporalException.IsCanceledException(exception), Is.True);
        });
    }

    [Test]
    public void ToException_Child_HasItsIds()
    {
        var exception = Convert<ChildWorkflowFailureException>(new Failure
        {
            ChildWorkflowExecutionFailureInfo = new()
            {
                Namespace = "ns",
                WorkflowExecution = new WorkflowExecution { WorkflowId = "w", RunId = "r" },
                WorkflowType = new WorkflowType { Name = "W" },
                RetryState = RetryState.Timeout,
            },
        });
        string[] ids = [exception.Namespace, exception.WorkflowId, exception.RunId, exception.WorkflowType];
        Assert.That(ids, Is.EqualTo(new[] { "ns", "w", "r", "W" }));
        Assert.That(exception.RetryState, Is.EqualTo(RetryState.Timeout));
        Assert.That(TemporalException.IsCanceledException(exception), Is.False);
    }

    [Test]
    public void ToException_Terminated_IsThatType() =>
        Assert.That(Convert<TerminatedFailureException>(new Failure { TerminatedFailureInfo = new() }).Details, Is.Null);

    [Test]
    public void ToException_NexusOperation_HasItsNames()
    {
        var exception = Convert<NexusOperationFailureException>(new Failure
        {
            NexusOperationExecutionFailureInfo = new() { Endpoint = "e", Service = "s", Operation = "o", OperationToken = "t" },
        });
        string[] names = [exception.Endpoint, exception.Service, exception.Operation, exception.OperationToken];
        Assert.That(names, Is.EqualTo(new[] { "e", "s", "o", "t" }));
    }

    [Test]
    public void ToException_OtherOrNoInfo_IsTheBaseType()
    {
        Failure[] failures =
        [
            new() { ServerFailureInfo = new() },
            new() { ResetWorkflowFailureInfo = new() },
            new() { NexusHandlerFailureInfo = new() },
            new(),
        ];
        foreach (var failure in failures)
        {
            var exception = Convert<FailureException>(failure);
            Assert.That(exception.GetType(), Is.EqualTo(typeof(FailureException)));
            Assert.That(exception.Failure, Is.EqualTo(failure));
        }
    }

    private static T Convert<T>(Failure failure)
        where T : Exception
    {
        var exception = new DefaultFailureConverter().ToException(failure, Payloads);
        Assert.That(exception, Is.InstanceOf<T>());
        return (T)exception;
    }
}
