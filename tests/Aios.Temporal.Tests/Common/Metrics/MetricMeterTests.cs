using Aios.Temporal.Common;

namespace Aios.Temporal.Tests.Common.Metrics;

public sealed class MetricMeterTests
{
    private static readonly MetricMeter Meter = TemporalInstruments.UserMeter;

    [Test]
    public void Add_WithTagsOfAllLevels_LaterTagWins()
    {
        using var recorded = new RecordedMetrics("meter_test_counter");
        var counter = Meter
            .WithTags([new("a", 1), new("b", 1), new("c", 1)])
            .CreateCounter<int>("meter_test_counter", "apples", "counted")
            .WithTags([new("b", 2), new("c", 2)]);
        counter.Add(5, [new("c", 3)]);
        var measurement = recorded.All.Single();
        Assert.Multiple(() =>
        {
            Assert.That(measurement.Value, Is.EqualTo(5));
            Assert.That(measurement.Unit, Is.EqualTo("apples"));
            Assert.That(measurement.Tags, Is.EquivalentTo(new Dictionary<string, object> { ["a"] = 1, ["b"] = 2, ["c"] = 3 }));
            Assert.That(counter.Description, Is.EqualTo("counted"));
        });
    }

    [Test]
    public void Record_Durations_AreMilliseconds()
    {
        using var recorded = new RecordedMetrics("meter_test_duration");
        Meter.CreateHistogram<TimeSpan>("meter_test_duration").Record(TimeSpan.FromSeconds(1.5));
        Assert.That(recorded.All.Single(), Has.Property("Value").EqualTo(1500).And.Property("Unit").EqualTo("ms"));
    }

    [Test]
    public void Set_EveryNumberType_IsRecorded()
    {
        using var recorded = new RecordedMetrics("meter_test_gauge");
        Meter.CreateGauge<ulong>("meter_test_gauge_ulong").Set(7);
        Meter.CreateGauge<float>("meter_test_gauge_float").Set(1.5f);
        Meter.CreateGauge<decimal>("meter_test_gauge_decimal").Set(2.5m);
        Assert.That(recorded.All.Select(m => m.Value), Is.EqualTo(new[] { 7, 1.5, 2.5 }));
    }

    [Test]
    public void Create_WrongType_SaysWhatIsAllowed()
    {
        Assert.That(() => Meter.CreateCounter<double>("meter_test_wrong"), Throws.ArgumentException.With.Message.Contains("Integer"));
        Assert.That(() => Meter.CreateGauge<TimeSpan>("meter_test_wrong"), Throws.ArgumentException);
        Assert.That(() => Meter.CreateHistogram<Guid>("meter_test_wrong"), Throws.ArgumentException);
    }

    [Test]
    public void Add_Negative_Throws() =>
        Assert.That(
            () => Meter.CreateCounter<long>("meter_test_negative").Add(-1),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
}
