using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Exceptions;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Converters.Failures;

public sealed class DefaultFailureConverterTests
{
    private static readonly IPayloadConverter Payloads = DataConverter.Default.PayloadConverter;
    private static readonly DefaultFailureConverter Converter = new();

    // JSON as the official .NET library makes it from the same exceptions.
    private static IEnumerable<TestCaseData> Exceptions()
    {
        yield return new TestCaseData(
            new ApplicationFailureException(
                "m",
                new InvalidOperationException("in"),
                "T",
                true,
                [1, "a", null],
                TimeSpan.FromMilliseconds(1500),
                ApplicationErrorCategory.Benign),
            """{ "message": "m", "cause": { "message": "in", "applicationFailureInfo": { "type": "InvalidOperationException" } }, "applicationFailureInfo": { "type": "T", "nonRetryable": true, "details": { "payloads": [ { "metadata": { "encoding": "anNvbi9wbGFpbg==" }, "data": "MQ==" }, { "metadata": { "encoding": "anNvbi9wbGFpbg==" }, "data": "ImEi" }, { "metadata": { "encoding": "YmluYXJ5L251bGw=" } } ] }, "nextRetryDelay": "1.500s", "category": "APPLICATION_ERROR_CATEGORY_BENIGN" } }""");
        yield return new TestCaseData(
            new CanceledFailureException("c", details: [1]),
            """{ "message": "c", "canceledFailureInfo": { "details": { "payloads": [ { "metadata": { "encoding": "anNvbi9wbGFpbg==" }, "data": "MQ==" } ] } } }""");
        yield return new TestCaseData(
            new ArgumentNullException("p"),
            """{ "message": "Value cannot be null. (Parameter 'p')", "applicationFailureInfo": { "type": "ArgumentNullException" } }""");
        yield return new TestCaseData(
            new AggregateException(new Exception("1"), new Exception("2")),
            """{ "message": "One or more errors occurred. (1) (2)", "cause": { "message": "1", "applicationFailureInfo": { "type": "Exception" } }, "applicationFailureInfo": { "type": "AggregateException" } }""");
        yield return new TestCaseData(new GenericException<int>("g"), """{ "message": "g", "applicationFailureInfo": { "type": "GenericException`1" } }""");
        yield return new TestCaseData(new InvalidVersioningOverrideException("m", "w", "t"), """{ "message": "m" }""");
        yield return new TestCaseData(new WorkflowAlreadyStartedException("m", "w", "t", "r"), """{ "message": "m" }""");
    }

    [TestCaseSource(nameof(Exceptions))]
    public void ToFailure_Exception_IsWhatTheOfficialLibraryMakes(Exception exception, string json) =>
        Assert.That(Converter.ToFailure(exception, Payloads), Is.EqualTo(JsonParser.Default.Parse<Failure>(json)));

    [Test]
    public void ToFailure_ThrownException_HasItsStackTrace()
    {
        var thrown = Assert.Throws<InvalidOperationException>(static () => throw new InvalidOperationException("x"));
        Assert.That(Converter.ToFailure(thrown, Payloads).StackTrace, Is.EqualTo(thrown.StackTrace).And.Contains(nameof(DefaultFailureConverterTests)));
    }

    [Test]
    public void ToFailure_ServerOnlyException_SaysWhatToThrow() =>
        Assert.That(
            () => Converter.ToFailure(new ScheduleAlreadyRunningException(), Payloads),
            Throws.ArgumentException.With.Message.Contains(nameof(ApplicationFailureException)));

    [Test]
    public void ToFailure_ReceivedException_IsACloneOfItsFailure()
    {
        var failure = Converter.ToFailure(new ApplicationFailureException("m", new Exception("in"), details: [1]), Payloads);
        failure.StackTrace = "remote";
        var exception = (FailureException)Converter.ToException(failure.Clone(), Payloads);
        var again = Converter.ToFailure(exception, Payloads);
        Assert.That(again, Is.EqualTo(failure).And.Not.SameAs(exception.Failure));
        Assert.That(exception.StackTrace, Is.EqualTo("remote"));
    }

    [Test]
    public void ToFailure_EncodedAttributes_HidesEveryLevel()
    {
        var converter = new DefaultFailureConverter.WithEncodedCommonAttributes();
        var failure = converter.ToFailure(new ApplicationFailureException("m", new Exception("in")), Payloads);
        Assert.That(failure.Message, Is.EqualTo("Encoded failure"));
        Assert.That(failure.Cause.Message, Is.EqualTo("Encoded failure"));
        Assert.That(failure.EncodedAttributes.Data.ToStringUtf8(), Is.EqualTo("""{"message":"m","stack_trace":""}"""));
        var exception = Converter.ToException(failure, Payloads);
        Assert.That(exception.Message, Is.EqualTo("m"));
        Assert.That(exception.InnerException!.Message, Is.EqualTo("in"));
    }

    private sealed class GenericException<T>(string message) : Exception(message)
    {
        public T? Value => default;
    }
}
