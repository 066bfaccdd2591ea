using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Worker.Machines;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Worker.Machines;

internal sealed class PatchMarkerTests
{
    [Test]
    public void TryParse_OwnFormat_RoundTrips([Values] bool deprecated)
    {
        var command = new PatchMarker("my \"patch\" é", deprecated).ToCommand();
        var e = Event();
        e.MarkerRecordedEventAttributes.Details.Add(command.Details);

        Assert.That(PatchMarker.TryParse(e, out var marker), Is.True);
        Assert.That(marker, Is.EqualTo(new PatchMarker("my \"patch\" é", deprecated)));
    }

    [TestCase(0, false)]
    [TestCase(1, true)]
    public void TryParse_OldFormat_ReadsPlainBytes(byte flag, bool deprecated)
    {
        var e = Event();
        e.MarkerRecordedEventAttributes.Details.Add("patch_id", List(ByteString.CopyFromUtf8("old")));
        e.MarkerRecordedEventAttributes.Details.Add("deprecated", List(ByteString.CopyFrom(flag)));

        Assert.That(PatchMarker.TryParse(e, out var marker), Is.True);
        Assert.That(marker, Is.EqualTo(new PatchMarker("old", deprecated)));
    }

    [Test]
    public void TryParse_OtherMarker_IsNone()
    {
        var e = Event();
        e.MarkerRecordedEventAttributes.MarkerName = "core_local_activity";

        Assert.That(PatchMarker.TryParse(e, out _), Is.False);
    }

    [Test]
    public void TryParse_WithoutDetails_SaysWhichEvent() =>
        Assert.That(() => PatchMarker.TryParse(Event(), out _), Throws.TypeOf<InvalidHistoryException>().With.Message.Contains("event 4"));

    private static HistoryEvent Event() => new()
    {
        EventId = 4,
        MarkerRecordedEventAttributes = new() { MarkerName = PatchMarker.MarkerName },
    };

    private static Payloads List(ByteString data) => new() { Payloads_ = { new Payload { Data = data } } };
}
