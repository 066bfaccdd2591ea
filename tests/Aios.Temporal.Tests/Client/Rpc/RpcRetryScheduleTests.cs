using Aios.Temporal.Client;
using static Aios.Temporal.Exceptions.RpcException;

namespace Aios.Temporal.Tests.Client.Rpc;

public class RpcRetryScheduleTests
{
    private const double NoJitter = 0.5;
    private static readonly RpcRetryPolicy Normal = RpcRetryPolicy.From(new RpcRetryOptions());
    private static readonly RpcFailure Unavailable = new(StatusCode.Unavailable, "down");
    private static readonly RpcFailure Throttled = new(StatusCode.ResourceExhausted, "namespace rate limit exceeded");

    [Test]
    public void OnFailure_Normal_GrowsByMultiplierUpToMax()
    {
        var schedule = new RpcRetrySchedule(Normal with { MaxElapsed = null, MaxAttempts = 0 });

        var waits = Enumerable.Range(0, 12).Select(_ => schedule.OnFailure(Unavailable, TimeSpan.Zero, NoJitter)!.Value.TotalMilliseconds).ToArray();

        Assert.That(
            waits.Select(w => Math.Round(w, 1)),
            Is.EqualTo(new[] { 100, 150, 225, 337.5, 506.3, 759.4, 1139.1, 1708.6, 2562.9, 3844.3, 5000, 5000 }).Within(0.11));
    }

    [Test]
    public void OnFailure_Jitter_StaysWithinFactorOfWait()
    {
        Assert.Multiple(() =>
        {
            Assert.That(new RpcRetrySchedule(Normal).OnFailure(Unavailable, TimeSpan.Zero, 0)!.Value.TotalMilliseconds, Is.EqualTo(80).Within(0.01));
            Assert.That(new RpcRetrySchedule(Normal).OnFailure(Unavailable, TimeSpan.Zero, 1)!.Value.TotalMilliseconds, Is.EqualTo(120).Within(0.01));
        });
    }

    [Test]
    public void OnFailure_TenthAttempt_GivesUp()
    {
        var schedule = new RpcRetrySchedule(Normal with { MaxElapsed = null });

        var waits = Enumerable.Range(0, 10).Select(_ => schedule.OnFailure(Unavailable, TimeSpan.Zero, NoJitter)).ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(waits[..9], Has.All.Not.Null);
            Assert.That(waits[9], Is.Null);
        });
    }

    [Test]
    public void OnFailure_NextAttemptAfterMaxElapsed_GivesUp()
    {
        var schedule = new RpcRetrySchedule(Normal);

        Assert.Multiple(() =>
        {
            Assert.That(schedule.OnFailure(Unavailable, TimeSpan.FromSeconds(9.8), NoJitter), Is.EqualTo(TimeSpan.FromMilliseconds(100)));
            Assert.That(schedule.OnFailure(Unavailable, TimeSpan.FromSeconds(9.9), NoJitter), Is.Null, "150 ms later is past 10 s.");
        });
    }

    [Test]
    public void OnFailure_Throttled_WaitsLongerOfBothBackoffs()
    {
        var schedule = new RpcRetrySchedule(Normal with { MaxElapsed = null, MaxAttempts = 0 });

        var waits = Enumerable.Range(0, 6).Select(_ => schedule.OnFailure(Throttled, TimeSpan.Zero, NoJitter)!.Value.TotalSeconds);

        Assert.That(waits, Is.EqualTo(new double[] { 1, 2, 4, 8, 10, 10 }));
    }

    [TestCase("grpc: received message larger than max (5 vs. 4)")]
    [TestCase("grpc: message after decompression larger than max (5 vs. 4)")]
    [TestCase("grpc: received message after decompression larger than max 4194304")]
    [TestCase("Received message exceeds the maximum configured message size.")]
    public void OnFailure_MessageTooLarge_GivesUpAtOnce(string message) =>
        Assert.That(new RpcRetrySchedule(Normal).OnFailure(new RpcFailure(StatusCode.ResourceExhausted, message), TimeSpan.Zero, NoJitter), Is.Null);

    [Test]
    public void OnFailure_EachCode_RetriesOnlyWhatMayPass()
    {
        var codes = Enum.GetValues<StatusCode>().Where(c => c != StatusCode.OK);

        var normal = codes.Where(c => new RpcRetrySchedule(Normal).OnFailure(new RpcFailure(c, "x"), TimeSpan.Zero, NoJitter) is not null);
        var poll = codes.Where(c => new RpcRetrySchedule(RpcRetryPolicy.TaskPoll).OnFailure(new RpcFailure(c, "x"), TimeSpan.Zero, NoJitter) < TimeSpan.FromSeconds(10));

        StatusCode[] passing =
        [
            StatusCode.Unknown, StatusCode.ResourceExhausted, StatusCode.Aborted, StatusCode.OutOfRange, StatusCode.Internal,
            StatusCode.Unavailable, StatusCode.DataLoss,
        ];
        Assert.Multiple(() =>
        {
            Assert.That(normal, Is.EquivalentTo(passing));
            Assert.That(poll, Is.EquivalentTo(passing.Concat([StatusCode.Cancelled, StatusCode.DeadlineExceeded])));
        });
    }

    [Test]
    public void OnFailure_TaskPoll_GrowsToTenSecondsWithoutEnd()
    {
        var schedule = new RpcRetrySchedule(RpcRetryPolicy.TaskPoll);

        var waits = Enumerable.Range(0, 50).Select(i => schedule.OnFailure(Unavailable, TimeSpan.FromHours(i), NoJitter)!.Value.TotalMilliseconds).ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(waits[..7], Is.EqualTo(new double[] { 200, 400, 800, 1600, 3200, 6400, 10000 }));
            Assert.That(waits[7..], Has.All.EqualTo(10000));
        });
    }

    [Test]
    public void OnFailure_TaskPollFatal_IsToleratedForAMinuteAfterTheFirst()
    {
        var schedule = new RpcRetrySchedule(RpcRetryPolicy.TaskPoll);
        var denied = new RpcFailure(StatusCode.PermissionDenied, "no");
        var first = TimeSpan.FromHours(1);

        Assert.Multiple(() =>
        {
            Assert.That(schedule.OnFailure(denied, first, NoJitter), Is.EqualTo(TimeSpan.FromSeconds(10)));
            Assert.That(schedule.OnFailure(denied, first + TimeSpan.FromSeconds(60), NoJitter), Is.EqualTo(TimeSpan.FromSeconds(10)));
            Assert.That(schedule.OnFailure(denied, first + TimeSpan.FromSeconds(60.1), NoJitter), Is.Null);
        });
    }

    [Test]
    public void OnFailure_TlsFailure_IsRetriedOnlyByTaskPolls()
    {
        var failure = Unavailable with { IsTlsFailure = true };

        Assert.Multiple(() =>
        {
            Assert.That(new RpcRetrySchedule(Normal).OnFailure(failure, TimeSpan.Zero, NoJitter), Is.Null);
            Assert.That(new RpcRetrySchedule(RpcRetryPolicy.TaskPoll).OnFailure(failure, TimeSpan.Zero, NoJitter), Is.Not.Null);
        });
    }

    [TestCase(0, 1.5f, 5, 0.2f, nameof(RpcRetryOptions.InitialInterval))]
    [TestCase(1, 0.5f, 5, 0.2f, nameof(RpcRetryOptions.Multiplier))]
    [TestCase(9, 1.5f, 5, 0.2f, nameof(RpcRetryOptions.MaxInterval))]
    [TestCase(1, 1.5f, 5, 1.5f, nameof(RpcRetryOptions.RandomizationFactor))]
    public void From_OptionOutOfRange_NamesIt(int initial, float multiplier, int max, float randomization, string option)
    {
        var options = new RpcRetryOptions
        {
            InitialInterval = TimeSpan.FromSeconds(initial),
            Multiplier = multiplier,
            MaxInterval = TimeSpan.FromSeconds(max),
            RandomizationFactor = randomization,
        };

        Assert.That(() => RpcRetryPolicy.From(options), Throws.ArgumentException.With.Message.Contains(option));
    }
}
