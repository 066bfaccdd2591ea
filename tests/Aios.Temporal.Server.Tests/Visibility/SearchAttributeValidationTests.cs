using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Storage.InMemory;
using Aios.Temporal.Server.Visibility;
using Google.Protobuf;

namespace Aios.Temporal.Server.Tests.Visibility;

[TestFixture]
internal sealed class SearchAttributeValidationTests
{
    private readonly VisibilitySchema schema = new(new InMemoryStore());

    [OneTimeSetUp]
    public Task Define() => schema.AddAsync(
        "n",
        new Dictionary<string, IndexedValueType>(StringComparer.Ordinal)
        {
            ["Whole"] = IndexedValueType.Int,
            ["Words"] = IndexedValueType.KeywordList,
            ["Moment"] = IndexedValueType.Datetime,
        },
        default);

    [TestCase("Whole", "5")]
    [TestCase("Whole", "[5]")]
    [TestCase("Whole", "null")]
    [TestCase("Whole", "[]")]
    [TestCase("Words", "[\"a\",\"b\"]")]
    [TestCase("Words", "\"a\"")]
    [TestCase("Moment", "\"2024-01-31T08:30:00.123456789+02:00\"")]
    [TestCase("BuildIds", "[\"b\"]")]
    public void Check_RightValue_GetsItsType(string name, string json)
    {
        var attributes = Attributes(name, json);
        SearchAttributeValidation.Of(schema, "n").CheckSearchAttributes(attributes);

        Assert.That(attributes.IndexedFields[name].Metadata["type"].ToStringUtf8(), Is.EqualTo(schema.TypeOf("n", name).ToString()));
    }

    [TestCase("Nope", "1", "search attribute Nope is not defined")]
    [TestCase("Whole", "\"5\"", "invalid value for search attribute Whole of type Int: \"5\"")]
    [TestCase("Whole", "[1,2]", "invalid value for search attribute Whole of type Int: [1,2]")]
    [TestCase("Whole", "{", "invalid value for search attribute Whole of type Int: {")]
    [TestCase("Words", "[1]", "invalid value for search attribute Words of type KeywordList: 1")]
    [TestCase("WorkflowId", "\"x\"", "WorkflowId attribute can't be set in SearchAttributes")]
    [TestCase("TemporalReportedProblems", "[\"x\"]", "TemporalReportedProblems attribute can't be set in SearchAttributes")]
    public void Check_WrongValue_IsNamed(string name, string json, string message) =>
        Assert.That(
            () => SearchAttributeValidation.Of(schema, "n").CheckSearchAttributes(Attributes(name, json)),
            Throws.TypeOf<ServiceException>().With.Message.EqualTo(message));

    [Test]
    public void Check_TooLarge_IsRefused() =>
        Assert.That(
            () => SearchAttributeValidation.Of(schema, "n").CheckSearchAttributes(Attributes("Words", $"\"{new string('x', 3000)}\"")),
            Throws.TypeOf<ServiceException>().With.Message.EqualTo("search attribute Words value size 3002 exceeds size limit 2048"));

    [Test]
    public async Task AddAndRemove_CustomAttribute_IsSeenAtOnceAndAfterLoading()
    {
        var store = new InMemoryStore();
        var known = new VisibilitySchema(store);
        await known.AddAsync("n", new Dictionary<string, IndexedValueType>(StringComparer.Ordinal) { ["A"] = IndexedValueType.Bool }, default);
        var loaded = new VisibilitySchema(store);
        await loaded.LoadAsync(["n"], default);

        Assert.That(known.TypeOf("n", "A"), Is.EqualTo(IndexedValueType.Bool));
        Assert.That(loaded.TypeOf("n", "A"), Is.EqualTo(IndexedValueType.Bool));
        Assert.That(loaded.TypeOf("other", "A"), Is.Null);

        await loaded.RemoveAsync("n", ["A", "Unknown"], default);
        Assert.That(loaded.TypeOf("n", "A"), Is.Null);
    }

    [Test]
    public void AddAndRemove_ReservedName_IsRefused()
    {
        Assert.That(
            () => schema.AddAsync("n", new Dictionary<string, IndexedValueType>(StringComparer.Ordinal) { ["TemporalX"] = IndexedValueType.Int }, default),
            Throws.TypeOf<ServiceException>().With.Message.EqualTo("Search attribute TemporalX is reserved by system."));
        Assert.That(
            () => schema.RemoveAsync("n", ["RunId"], default),
            Throws.TypeOf<ServiceException>().With.Message.EqualTo("Unable to remove non-custom search attributes: RunId."));
    }

    private static SearchAttributes Attributes(string name, string json) =>
        new() { IndexedFields = { [name] = new Payload { Data = ByteString.CopyFromUtf8(json) } } };
}
