using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Tests.Converters.Codecs;

namespace Aios.Temporal.Tests.Converters;

public sealed class DataConverterTests
{
    private static readonly DataConverter WithCodec = DataConverter.Default with { PayloadCodec = new StrictCodec() };
    private static readonly ISerializationContext Context = new ISerializationContext.Workflow("ns", "wf");

    [Test]
    public void WithSerializationContext_NothingCares_IsTheSameObject() =>
        Assert.That(DataConverter.Default.WithSerializationContext(Context), Is.SameAs(DataConverter.Default));

    [Test]
    public async Task WithSerializationContext_Codec_GetsTheContext()
    {
        var payload = await WithCodec.WithSerializationContext(Context).ToPayloadAsync(1);
        Assert.That(StrictCodec.ContextOf(payload), Is.EqualTo(Context.ToString()));
    }

    [Test]
    public void WithSerializationContext_EncodingConverter_GetsTheContextAndTheOriginalDoesNot()
    {
        var original = new DefaultPayloadConverter(new ContextText(null));
        var narrowed = (DataConverter.Default with { PayloadConverter = original }).WithSerializationContext(Context);
        Assert.That(narrowed.PayloadConverter.ToPayload("x").Data.ToStringUtf8(), Is.EqualTo($"{Context}"));
        Assert.That(original.ToPayload("x").Data.ToStringUtf8(), Is.EqualTo("none"));
    }

    [Test]
    public async Task Values_ThroughTheCodec_RoundTrip()
    {
        var payloads = await WithCodec.ToPayloadsAsync([1, "two", null]);
        Assert.That(payloads, Is.All.Matches<Payload>(StrictCodec.IsEncoded));
        Assert.That(await WithCodec.ToValueAsync<string>(payloads.ElementAt(1)), Is.EqualTo("two"));
        Assert.That(await WithCodec.ToSingleValueAsync<int>([payloads.First()]), Is.EqualTo(1));
        Assert.That(await new EncodedRawValue(WithCodec, payloads.First()).ToValueAsync<int>(), Is.EqualTo(1));
        Assert.That(await new EncodedRawValue(WithCodec, payloads.First()).ToValueAsync(typeof(int)), Is.EqualTo(1));
    }

    [Test]
    public async Task ToPayloadsAsync_NoValues_DoesNotAskTheCodec() =>
        Assert.That(await WithCodec.ToPayloadsAsync([]), Is.Empty);

    [Test]
    public void ToSingleValueAsync_OtherCount_Throws() =>
        Assert.That(
            () => DataConverter.Default.ToSingleValueAsync<int>([new Payload(), new Payload()]),
            Throws.ArgumentException.With.Message.Contains("found 2"));

    [Test]
    public async Task Failures_ThroughTheCodec_RoundTripAndKeepTheInput()
    {
        var converter = WithCodec with { FailureConverter = new DefaultFailureConverter.WithEncodedCommonAttributes() };
        var failure = await converter.ToFailureAsync(new ApplicationFailureException("secret", details: ["detail"]));
        Assert.That(failure.Message, Is.EqualTo("Encoded failure"));
        Assert.That(PayloadPositions.In(failure), Has.Exactly(2).Items.And.All.Matches<Payload>(StrictCodec.IsEncoded));
        var before = failure.Clone();
        var exception = (ApplicationFailureException)await converter.ToExceptionAsync(failure);
        Assert.That(failure, Is.EqualTo(before));
        Assert.That(exception.Message, Is.EqualTo("secret"));
        Assert.That(exception.Details.ElementAt<string>(0), Is.EqualTo("detail"));
    }

    [Test]
    public async Task ToExceptionAsync_AttributesOfAnotherKey_KeepsThePlaceholder()
    {
        var failure = new Failure { Message = "Encoded failure", EncodedAttributes = new Payload() };
        Assert.That((await DataConverter.Default.ToExceptionAsync(failure)).Message, Is.EqualTo("Encoded failure"));
    }

    private sealed class ContextText(ISerializationContext? context)
        : IEncodingConverter, IWithSerializationContext<IEncodingConverter>
    {
        public string Encoding => "text/context";

        public bool TryToPayload(object? value, out Payload? payload)
        {
            payload = new Payload { Data = Google.Protobuf.ByteString.CopyFromUtf8(context?.ToString() ?? "none") };
            return true;
        }

        public object? ToValue(Payload payload, Type type) => payload.Data.ToStringUtf8();

        public IEncodingConverter WithSerializationContext(ISerializationContext newContext) => new ContextText(newContext);
    }
}
