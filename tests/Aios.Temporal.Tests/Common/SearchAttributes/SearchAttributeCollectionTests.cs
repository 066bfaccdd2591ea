using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Common.SearchAttributes;

public sealed class SearchAttributeCollectionTests
{
    private static readonly SearchAttributeKey<string> Text = SearchAttributeKey.CreateText("t");
    private static readonly SearchAttributeKey<string> Keyword = SearchAttributeKey.CreateKeyword("k");
    private static readonly SearchAttributeKey<long> Long = SearchAttributeKey.CreateLong("l");
    private static readonly SearchAttributeKey<double> Double = SearchAttributeKey.CreateDouble("d");
    private static readonly SearchAttributeKey<bool> Bool = SearchAttributeKey.CreateBool("b");
    private static readonly SearchAttributeKey<DateTimeOffset> Time = SearchAttributeKey.CreateDateTimeOffset("dt");
    private static readonly SearchAttributeKey<IReadOnlyCollection<string>> List = SearchAttributeKey.CreateKeywordList("kl");

    private static SearchAttributeCollection AllTypes => new SearchAttributeCollection.Builder()
        .Set(Text, "x")
        .Set(Keyword, "y")
        .Set(Long, 5)
        .Set(Double, 1.5)
        .Set(Bool, true)
        .Set(Time, new DateTimeOffset(2024, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2)))
        .Set(List, new[] { "a", "b" })
        .ToSearchAttributeCollection();

    [Test]
    public void ToProto_AllTypes_IsWhatTheOfficialLibraryMakes()
    {
        const string Json = """{ "indexedFields": { "b": { "metadata": { "encoding": "anNvbi9wbGFpbg==", "type": "Qm9vbA==" }, "data": "dHJ1ZQ==" }, "d": { "metadata": { "encoding": "anNvbi9wbGFpbg==", "type": "RG91Ymxl" }, "data": "MS41" }, "dt": { "metadata": { "encoding": "anNvbi9wbGFpbg==", "type": "RGF0ZXRpbWU=" }, "data": "IjIwMjQtMDEtMDJUMDM6MDQ6MDUuNjc4KzAyOjAwIg==" }, "k": { "metadata": { "encoding": "anNvbi9wbGFpbg==", "type": "S2V5d29yZA==" }, "data": "Inki" }, "kl": { "metadata": { "encoding": "anNvbi9wbGFpbg==", "type": "S2V5d29yZExpc3Q=" }, "data": "WyJhIiwiYiJd" }, "l": { "metadata": { "encoding": "anNvbi9wbGFpbg==", "type": "SW50" }, "data": "NQ==" }, "t": { "metadata": { "encoding": "anNvbi9wbGFpbg==", "type": "VGV4dA==" }, "data": "Ingi" } } }""";
        Assert.That(AllTypes.ToProto(), Is.EqualTo(JsonParser.Default.Parse<Api.Common.V1.SearchAttributes>(Json)));
    }

    [Test]
    public void FromProto_AllTypes_GivesTheValuesBack()
    {
        var read = SearchAttributeCollection.FromProto(AllTypes.ToProto());
        Assert.That(read.Count, Is.EqualTo(7));
        Assert.That(read, Is.EqualTo(AllTypes));
        foreach (var (key, value) in AllTypes.UntypedValues)
        {
            Assert.That(read.UntypedValues[key], Is.EqualTo(value), key.Name);
        }
    }

    [TestCase("INDEXED_VALUE_TYPE_INT", "5")]
    [TestCase("Int", "5")]
    public void FromProto_BothTypeNames_AreKnown(string type, string json) =>
        Assert.That(Read(type, json).Get(Long), Is.EqualTo(5));

    [Test]
    public void FromProto_NullValues_AreLeftOut()
    {
        Assert.That(Read("Int", "null"), Is.Empty);
        var unset = SearchAttributeValue.ToPayload(Long, null);
        Assert.That(SearchAttributeCollection.FromProto(new() { IndexedFields = { ["l"] = unset } }), Is.Empty);
    }

    [Test]
    public void FromProto_TimeThatIsNone_StaysText()
    {
        var read = SearchAttributeCollection.FromProto(new() { IndexedFields = { ["dt"] = NewPayload("Datetime", "\"soon\"") } });
        Assert.That(read.UntypedValues[Time], Is.EqualTo("soon"));
        Assert.That(read.TryGetValue(Time, out _), Is.False);
    }

    [Test]
    public void FromProto_NoOrUnknownType_NamesTheAttribute()
    {
        var untyped = DataConverter.Default.PayloadConverter.ToPayload(1);
        Assert.That(
            () => SearchAttributeCollection.FromProto(new() { IndexedFields = { ["bad"] = untyped } }),
            Throws.ArgumentException.With.Message.Contains("bad"));
        Assert.That(() => Read("Strange", "1"), Throws.ArgumentException.With.Message.Contains("Strange"));
    }

    [Test]
    public void Get_MissingOrOtherType_Throws()
    {
        Assert.That(() => AllTypes.Get(SearchAttributeKey.CreateLong("t")), Throws.InstanceOf<KeyNotFoundException>());
        Assert.That(AllTypes.ContainsKey("t"), Is.True);
        Assert.That(AllTypes.ContainsKey(SearchAttributeKey.CreateLong("t")), Is.False);
    }

    [Test]
    public void Builder_SameNameOtherType_Replaces()
    {
        var other = SearchAttributeKey.CreateKeyword("t");
        var built = new SearchAttributeCollection.Builder(AllTypes).Set(other, "z").Unset(Bool).ToSearchAttributeCollection();
        Assert.That(built.Get(other), Is.EqualTo("z"));
        Assert.That(built.ContainsKey(Text), Is.False);
        Assert.That(built.ContainsKey("b"), Is.False);
        Assert.That(AllTypes.ContainsKey(Text), Is.True);
    }

    [Test]
    public void ApplyUpdates_SetAndUnset_ChangesInPlace()
    {
        var collection = AllTypes;
        collection.ApplyUpdates([Long.ValueSet(6), Bool.ValueUnset()]);
        Assert.That(collection.Get(Long), Is.EqualTo(6));
        Assert.That(collection.ContainsKey(Bool), Is.False);
    }

    [Test]
    public void ApplyUpdates_SameNameTwice_ChangesNothing()
    {
        var collection = AllTypes;
        Assert.That(
            () => collection.ApplyUpdates([Long.ValueSet(6), SearchAttributeKey.CreateText("l").ValueUnset()]),
            Throws.ArgumentException.With.Message.Contains(" l "));
        Assert.That(collection.Get(Long), Is.EqualTo(5));
    }

    [Test]
    public void ToPayload_Unset_IsNullWithType()
    {
        var payload = SearchAttributeValue.ToPayload(Long, null);
        Assert.That(payload.Metadata["encoding"].ToStringUtf8(), Is.EqualTo("binary/null"));
        Assert.That(payload.Metadata["type"].ToStringUtf8(), Is.EqualTo("Int"));
    }

    private static SearchAttributeCollection Read(string type, string json) =>
        SearchAttributeCollection.FromProto(new() { IndexedFields = { ["l"] = NewPayload(type, json) } });

    private static Payload NewPayload(string type, string json) => new()
    {
        Metadata =
        {
            ["encoding"] = ByteString.CopyFromUtf8("json/plain"),
            ["type"] = ByteString.CopyFromUtf8(type),
        },
        Data = ByteString.CopyFromUtf8(json),
    };
}
