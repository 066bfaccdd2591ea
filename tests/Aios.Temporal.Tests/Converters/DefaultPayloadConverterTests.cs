using System.Text.Json;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Converters;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Converters;

public sealed class DefaultPayloadConverterTests
{
    private static readonly DefaultPayloadConverter Converter = new();

    // Bytes as the official .NET library writes them.
    private static IEnumerable<TestCaseData> WrittenValues()
    {
        yield return Case(null, "binary/null", "");
        yield return Case(new byte[] { 1, 2 }, "binary/plain", "\u0001\u0002");
        yield return Case(Array.Empty<byte>(), "binary/plain", "");
        yield return Case("a\"é<", "json/plain", "\"a\\u0022\\u00E9\\u003C\"");
        yield return Case(5, "json/plain", "5");
        yield return Case(1.0, "json/plain", "1");
        yield return Case(default(ValueTuple), "json/plain", "{}");
        yield return Case(TimeSpan.FromSeconds(1), "json/plain", "\"00:00:01\"");
        yield return Case(DayOfWeek.Friday, "json/plain", "5");
        yield return Case(new List<byte> { 1 }, "json/plain", "[1]");
        yield return Case(
            new { Name = "x", When = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero) },
            "json/plain",
            "{\"Name\":\"x\",\"When\":\"2024-01-02T03:04:05+00:00\"}");
        yield return Case(new WorkflowExecution { WorkflowId = "w" }, "json/protobuf", "{ \"workflowId\": \"w\" }");

        static TestCaseData Case(object? value, string encoding, string data) =>
            new TestCaseData(value, encoding, data).SetArgDisplayNames(value?.GetType().Name ?? "null", encoding);
    }

    [TestCaseSource(nameof(WrittenValues))]
    public void ToPayload_Value_IsWhatTheOfficialLibraryWrites(object? value, string encoding, string data)
    {
        var payload = Converter.ToPayload(value);
        Assert.That(payload.Metadata["encoding"].ToStringUtf8(), Is.EqualTo(encoding));
        Assert.That(payload.Data.ToStringUtf8(), Is.EqualTo(data));
    }

    [Test]
    public void ToPayload_Message_NamesItsType()
    {
        var payload = Converter.ToPayload(new WorkflowExecution());
        Assert.That(payload.Metadata["messageType"].ToStringUtf8(), Is.EqualTo("temporal.api.common.v1.WorkflowExecution"));
    }

    [Test]
    public void ToValue_BinaryProtobuf_IsRead()
    {
        var message = new WorkflowExecution { WorkflowId = "w", RunId = "r" };
        Assert.That(new BinaryProtoConverter().TryToPayload(message, out var payload), Is.True);
        Assert.That(Converter.ToValue<WorkflowExecution>(payload!), Is.EqualTo(message));
    }

    [Test]
    public void RawValue_BothDirections_KeepsThePayload()
    {
        var payload = new Payload { Data = ByteString.CopyFromUtf8("anything") };
        Assert.That(Converter.ToPayload(new RawValue(payload)), Is.SameAs(payload));
        Assert.That(Converter.ToValue<RawValue>(payload)!.Payload, Is.SameAs(payload));
        Assert.That(Converter.ToValue<IRawValue>(payload)!.Payload, Is.SameAs(payload));
        Assert.That(Converter.ToRawValue(3).Payload.Data.ToStringUtf8(), Is.EqualTo("3"));
    }

    [Test]
    public void ToPayload_EncodedRawValue_IsRefused() =>
        Assert.That(
            () => Converter.ToPayload(new EncodedRawValue(DataConverter.Default, new Payload())),
            Throws.InvalidOperationException);

    [Test]
    public void ToValue_NullPayload_FitsOnlyNullableTypes()
    {
        var payload = Converter.ToPayload(null);
        Assert.That(Converter.ToValue(payload, typeof(int?)), Is.Null);
        Assert.That(Converter.ToValue(payload, typeof(string)), Is.Null);
        Assert.That(() => Converter.ToValue(payload, typeof(int)), Throws.ArgumentException.With.Message.Contains("System.Int32"));
    }

    [Test]
    public void ToValue_WrongTarget_SaysWhatThePayloadHolds()
    {
        var bytes = Converter.ToPayload(new byte[] { 1 });
        var message = Converter.ToPayload(new WorkflowExecution());
        Assert.That(() => Converter.ToValue(bytes, typeof(string)), Throws.ArgumentException.With.Message.Contains("byte[]"));
        Assert.That(() => Converter.ToValue(message, typeof(string)), Throws.ArgumentException.With.Message.Contains("protobuf"));
    }

    [Test]
    public void ToValue_NoOrUnknownEncoding_Throws()
    {
        var unknown = new Payload { Metadata = { ["encoding"] = ByteString.CopyFromUtf8("binary/encrypted") } };
        Assert.That(() => Converter.ToValue<int>(new Payload()), Throws.ArgumentException.With.Message.Contains("encoding"));
        Assert.That(() => Converter.ToValue<int>(unknown), Throws.ArgumentException.With.Message.Contains("binary/encrypted"));
    }

    [Test]
    public void Constructor_JsonOptions_AreUsedInBothDirections()
    {
        var converter = new DefaultPayloadConverter(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });
        var payload = converter.ToPayload(new Named("x"));
        Assert.That(payload.Data.ToStringUtf8(), Is.EqualTo("{\"name\":\"x\"}"));
        Assert.That(converter.ToValue<Named>(payload), Is.EqualTo(new Named("x")));
    }

    [Test]
    public void Constructor_OwnEncodings_AreAskedInOrder()
    {
        var converter = new DefaultPayloadConverter(new ReversedText(), new BinaryNullConverter());
        var payload = converter.ToPayload("abc");
        Assert.That(payload.Data.ToStringUtf8(), Is.EqualTo("cba"));
        Assert.That(converter.ToValue<string>(payload), Is.EqualTo("abc"));
        Assert.That(() => converter.ToPayload(5), Throws.ArgumentException.With.Message.Contains("System.Int32"));
    }

    private sealed record Named(string Name);

    private sealed class ReversedText : IEncodingConverter
    {
        public string Encoding => "text/reversed";

        public bool TryToPayload(object? value, out Payload? payload)
        {
            payload = value is string text
                ? new Payload
                {
                    Metadata = { ["encoding"] = ByteString.CopyFromUtf8(Encoding) },
                    Data = ByteString.CopyFrom([.. System.Text.Encoding.UTF8.GetBytes(text).Reverse()]),
                }
                : null;
            return payload is not null;
        }

        public object ToValue(Payload payload, Type type) =>
            System.Text.Encoding.UTF8.GetString([.. payload.Data.Reverse()]);
    }
}
