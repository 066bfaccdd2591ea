using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Api.Sdk.V1;
using Aios.Temporal.Converters;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Converters.Codecs;

public sealed class PayloadTransformTests
{
    private static readonly PayloadTransform Encoding = PayloadTransform.Encoding(new StrictCodec());
    private static readonly PayloadTransform Decoding = PayloadTransform.Decoding(new StrictCodec());

    [Test]
    public async Task ApplyAsync_EveryContainer_IsEncodedOnceWithoutChangingTheOriginal()
    {
        await CheckAsync(PayloadPositions.Fill<Payloads>(), Encoding.ApplyAsync, Decoding.ApplyAsync);
        await CheckAsync(PayloadPositions.Fill<Header>(), Encoding.ApplyAsync, Decoding.ApplyAsync);
        await CheckAsync(PayloadPositions.Fill<Memo>(), Encoding.ApplyAsync, Decoding.ApplyAsync);
        await CheckAsync(PayloadPositions.Fill<UserMetadata>(), Encoding.ApplyAsync, Decoding.ApplyAsync);
        await CheckAsync(PayloadPositions.NewPayload(), Encoding.ApplyAsync, Decoding.ApplyAsync);
    }

    [TestCase(Failure.FailureInfoOneofCase.ApplicationFailureInfo, 2)]
    [TestCase(Failure.FailureInfoOneofCase.CanceledFailureInfo, 2)]
    [TestCase(Failure.FailureInfoOneofCase.TimeoutFailureInfo, 2)]
    [TestCase(Failure.FailureInfoOneofCase.ResetWorkflowFailureInfo, 2)]
    [TestCase(Failure.FailureInfoOneofCase.ActivityFailureInfo, 0)]
    public async Task ApplyAsync_FailureWithCauses_EncodesEveryLevel(Failure.FailureInfoOneofCase info, int detailsPerLevel)
    {
        var failure = NewFailure(info);
        failure.Cause = NewFailure(info);
        failure.Cause.Cause = NewFailure(info);
        Assert.That(PayloadPositions.In(failure).Count(), Is.EqualTo(3 * (1 + detailsPerLevel)));
        await CheckAsync(failure, Encoding.ApplyAsync, Decoding.ApplyAsync);
    }

    [Test]
    public async Task ApplyAsync_NoCodec_IsTheSameObject()
    {
        var none = PayloadTransform.Encoding(null);
        var payloads = PayloadPositions.Fill<Payloads>();
        var failure = NewFailure(Failure.FailureInfoOneofCase.ApplicationFailureInfo);
        Assert.That(await none.ApplyAsync(payloads), Is.SameAs(payloads));
        Assert.That(await none.ApplyAsync(failure), Is.SameAs(failure));
    }

    [Test]
    public async Task ApplyAsync_NullOrEmpty_StaysAsItIs()
    {
        var empty = new Payloads();
        Assert.That(await Encoding.ApplyAsync(empty), Is.SameAs(empty));
        Assert.That(await Encoding.ApplyAsync((Payload?)null), Is.Null);
        Assert.That(await Encoding.ApplyAsync((Header?)null), Is.Null);
        Assert.That(await Encoding.ApplyAsync((Failure?)null), Is.Null);
    }

    private static Failure NewFailure(Failure.FailureInfoOneofCase info)
    {
        var failure = new Failure { Message = "m", EncodedAttributes = PayloadPositions.NewPayload() };
        switch (info)
        {
            case Failure.FailureInfoOneofCase.ApplicationFailureInfo:
                failure.ApplicationFailureInfo = PayloadPositions.Fill<ApplicationFailureInfo>();
                break;
            case Failure.FailureInfoOneofCase.CanceledFailureInfo:
                failure.CanceledFailureInfo = PayloadPositions.Fill<CanceledFailureInfo>();
                break;
            case Failure.FailureInfoOneofCase.TimeoutFailureInfo:
                failure.TimeoutFailureInfo = PayloadPositions.Fill<TimeoutFailureInfo>();
                break;
            case Failure.FailureInfoOneofCase.ResetWorkflowFailureInfo:
                failure.ResetWorkflowFailureInfo = PayloadPositions.Fill<ResetWorkflowFailureInfo>();
                break;
            default:
                failure.ActivityFailureInfo = PayloadPositions.Fill<ActivityFailureInfo>();
                break;
        }
        return failure;
    }

    private static async Task CheckAsync<T>(T original, Func<T?, Task<T?>> encode, Func<T?, Task<T?>> decode)
        where T : class, IMessage
    {
        var before = original.ToByteString();
        var encoded = await encode(original);
        Assert.That(original.ToByteString(), Is.EqualTo(before), "the original changed");
        Assert.That(PayloadPositions.In(encoded), Is.Not.Empty.And.All.Matches<Payload>(StrictCodec.IsEncoded));
        Assert.That(await decode(encoded), Is.EqualTo(original));
    }
}
