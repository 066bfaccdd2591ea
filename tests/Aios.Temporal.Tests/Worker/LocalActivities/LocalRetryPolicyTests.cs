using Aios.Temporal.Worker.LocalActivities;
using Google.Protobuf.WellKnownTypes;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Tests.Worker.LocalActivities;

public class LocalRetryPolicyTests
{
    [TestCase(1, ExpectedResult = 1)]
    [TestCase(2, ExpectedResult = 2)]
    [TestCase(5, ExpectedResult = 16)]
    [TestCase(8, ExpectedResult = 100)]
    [TestCase(5000, ExpectedResult = 100)]
    public double? BackoffAfter_NoPolicy_DoublesFromOneSecondToAHundred(int attempt) =>
        new LocalRetryPolicy(null).BackoffAfter(attempt, Failure())?.TotalSeconds;

    [Test]
    public void BackoffAfter_LastAttempt_IsNull() =>
        Assert.That(new LocalRetryPolicy(new() { MaximumAttempts = 3 }).BackoffAfter(3, Failure()), Is.Null);

    [Test]
    public void BackoffAfter_NonRetryableFailure_IsNull() =>
        Assert.That(new LocalRetryPolicy(null).BackoffAfter(1, Failure(nonRetryable: true)), Is.Null);

    [Test]
    public void BackoffAfter_ListedTypeInOtherCase_IsNull() =>
        Assert.That(new LocalRetryPolicy(new() { NonRetryableErrorTypes = { "BAD" } }).BackoffAfter(1, Failure("bad")), Is.Null);

    [Test]
    public void BackoffAfter_FailureWithItsOwnDelay_TakesIt()
    {
        var failure = Failure();
        failure.ApplicationFailureInfo.NextRetryDelay = TimeSpan.FromSeconds(7).ToDuration();
        Assert.That(new LocalRetryPolicy(null).BackoffAfter(1, failure), Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    private static ProtoFailure Failure(string type = "any", bool nonRetryable = false) =>
        new() { ApplicationFailureInfo = new() { Type = type, NonRetryable = nonRetryable } };
}
