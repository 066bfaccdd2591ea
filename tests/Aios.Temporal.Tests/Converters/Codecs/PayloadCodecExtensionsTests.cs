using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Tests.Converters.Codecs;

public sealed class PayloadCodecExtensionsTests
{
    [Test]
    public async Task Single_CodecKeepsCount_RoundTrips()
    {
        var payload = PayloadPositions.NewPayload();
        var encoded = await new StrictCodec().EncodeSingleAsync(payload);
        Assert.That(StrictCodec.IsEncoded(encoded), Is.True);
        Assert.That(await new StrictCodec().DecodeSingleAsync(encoded), Is.EqualTo(payload));
    }

    [Test]
    public void Single_CodecChangesCount_SaysSo()
    {
        Assert.That(
            () => new Doubling().EncodeSingleAsync(new Payload()),
            Throws.InvalidOperationException.With.Message.Contains("2 payloads"));
        Assert.That(() => new Doubling().DecodeSingleAsync(new Payload()), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Failure_InPlace_RoundTrips()
    {
        var failure = new Failure
        {
            ApplicationFailureInfo = PayloadPositions.Fill<ApplicationFailureInfo>(),
            Cause = new Failure { CanceledFailureInfo = PayloadPositions.Fill<CanceledFailureInfo>() },
        };
        var original = failure.Clone();
        await new StrictCodec().EncodeFailureAsync(failure);
        Assert.That(PayloadPositions.In(failure), Has.Exactly(4).Items.And.All.Matches<Payload>(StrictCodec.IsEncoded));
        await new StrictCodec().DecodeFailureAsync(failure);
        Assert.That(failure, Is.EqualTo(original));
    }

    [Test]
    public async Task List_CodecChangesCount_IsAllowed()
    {
        var transform = PayloadTransform.Encoding(new Doubling());
        var encoded = await transform.ApplyAsync(new Payloads { Payloads_ = { new Payload(), new Payload() } });
        Assert.That(encoded!.Payloads_, Has.Count.EqualTo(4));
    }

    private sealed class Doubling : IPayloadCodec
    {
        public Task<IReadOnlyCollection<Payload>> EncodeAsync(IReadOnlyCollection<Payload> payloads) =>
            Task.FromResult<IReadOnlyCollection<Payload>>([.. payloads, .. payloads]);

        public Task<IReadOnlyCollection<Payload>> DecodeAsync(IReadOnlyCollection<Payload> payloads) => EncodeAsync(payloads);
    }
}
