using Aios.Temporal.Common;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Common;

public sealed class RetryPolicyTests
{
    [Test]
    public void ToProto_Default_IsWrittenCompletely() =>
        Assert.That(
            JsonFormatter.Default.Format(new RetryPolicy().ToProto()),
            Is.EqualTo("""{ "initialInterval": "1s", "backoffCoefficient": 2 }"""));

    [Test]
    public void ToProto_Everything_RoundTrips()
    {
        var policy = new RetryPolicy
        {
            InitialInterval = TimeSpan.FromMilliseconds(100),
            BackoffCoefficient = 1.1f,
            MaximumInterval = TimeSpan.FromMinutes(1),
            MaximumAttempts = 3,
            NonRetryableErrorTypes = ["a"],
        };
        var proto = policy.ToProto();
        Assert.That(
            JsonFormatter.Default.Format(proto),
            Is.EqualTo("""{ "initialInterval": "0.100s", "backoffCoefficient": 1.100000023841858, "maximumInterval": "60s", "maximumAttempts": 3, "nonRetryableErrorTypes": [ "a" ] }"""));
        Assert.That(RetryPolicy.FromProto(proto).ToProto(), Is.EqualTo(proto));
    }
}
