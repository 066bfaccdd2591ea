using System.Text;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Tests.Converters.Codecs;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Converters;

/// <summary>What goes in comes out, for any value.</summary>
public sealed class RoundTripProperties
{
    private static readonly DataConverter Plain = DataConverter.Default;
    private static readonly DataConverter Coded = new(
        new DefaultPayloadConverter(),
        new DefaultFailureConverter.WithEncodedCommonAttributes(),
        new StrictCodec());

    // Lone surrogates are not text in JSON and protobuf; this replaces them.
    private static readonly Arbitrary<string> AnyText = ArbMap.Default.ArbFor<UnicodeString>().Generator
        .Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Item)))
        .ToArbitrary();

    [Test]
    public void Payload_AnyValue_RoundTrips()
    {
        Prop.ForAll<int?>(Survives).QuickCheckThrowOnFailure();
        Prop.ForAll<long>(Survives).QuickCheckThrowOnFailure();
        Prop.ForAll<bool>(Survives).QuickCheckThrowOnFailure();
        Prop.ForAll<decimal>(Survives).QuickCheckThrowOnFailure();
        Prop.ForAll<NormalFloat>(number => Survives(number.Get)).QuickCheckThrowOnFailure();
        Prop.ForAll<DateTimeOffset>(Survives).QuickCheckThrowOnFailure();
        Prop.ForAll<TimeSpan>(Survives).QuickCheckThrowOnFailure();
        Prop.ForAll<Guid>(Survives).QuickCheckThrowOnFailure();
        Prop.ForAll(AnyText, Survives).QuickCheckThrowOnFailure();
        Prop.ForAll<byte[]>(SurvivesList).QuickCheckThrowOnFailure();
        Prop.ForAll<List<int>>(SurvivesList).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Message_AnyFields_RoundTripsInBothEncodings() =>
        Prop.ForAll(AnyText, AnyText, (id, run) =>
        {
            var message = new WorkflowExecution { WorkflowId = id, RunId = run };
            new BinaryProtoConverter().TryToPayload(message, out var binary);
            return Survives(message) && Equals(Plain.PayloadConverter.ToValue<WorkflowExecution>(binary!), message);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Failure_AnyChainOfExceptions_RoundTripsThroughTheCodec() =>
        Prop.ForAll(AnyText.Generator.NonEmptyListOf().ToArbitrary(), messages =>
        {
            Exception exception = new InvalidOperationException(messages[0]);
            foreach (var message in messages.Skip(1))
            {
                exception = new ApplicationFailureException(message, exception, "T", details: [message]);
            }
            var failure = Coded.ToFailureAsync(exception).GetAwaiter().GetResult();
            var back = Coded.ToExceptionAsync(failure).GetAwaiter().GetResult();
            return ChainOf(back).Select(e => e.Message).SequenceEqual(messages.AsEnumerable().Reverse())
                && ChainOf(back).OfType<ApplicationFailureException>().All(
                    e => e.Details.Count == 0 || e.Details.ElementAt<string>(0) == e.Message);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void SearchAttributes_AnyValues_RoundTrip() =>
        Prop.ForAll<long, bool, DateTimeOffset>((number, flag, time) => Prop.ForAll(AnyText, text =>
        {
            var attributes = new SearchAttributeCollection.Builder()
                .Set(SearchAttributeKey.CreateLong("l"), number)
                .Set(SearchAttributeKey.CreateBool("b"), flag)
                .Set(SearchAttributeKey.CreateDateTimeOffset("t"), time)
                .Set(SearchAttributeKey.CreateKeyword("k"), text)
                .Set(SearchAttributeKey.CreateKeywordList("kl"), [text, text])
                .ToSearchAttributeCollection();
            var proto = attributes.ToProto();
            var back = SearchAttributeCollection.FromProto(proto);
            return back.ToProto().Equals(proto) && back.UntypedValues.All(
                pair => pair.Value is IEnumerable<string> list
                    ? list.SequenceEqual((IEnumerable<string>)attributes.UntypedValues[pair.Key])
                    : pair.Value.Equals(attributes.UntypedValues[pair.Key]));
        })).QuickCheckThrowOnFailure();

    [Test]
    public void HistoryJson_EveryKindOfEvent_RoundTrips()
    {
        foreach (var field in HistoryEvent.Descriptor.Oneofs.Single(oneof => oneof.Name == "attributes").Fields)
        {
            Prop.ForAll(AnyText, ArbMap.Default.ArbFor<PositiveInt>(), (text, number) =>
            {
                var attributes = field.MessageType.Parser.ParseFrom(ByteString.Empty);
                AnyMessage.Fill(attributes, text, number.Get);
                var historyEvent = new HistoryEvent { EventId = number.Get };
                field.Accessor.SetValue(historyEvent, attributes);
                var history = new WorkflowHistory("wf", [historyEvent]);
                return WorkflowHistory.FromJson("wf", history.ToJson()).Events.Single().Equals(historyEvent)
                    && WorkflowHistory.FromJson("wf", AnyMessage.ShortenEnumNames(history.ToJson())).Events.Single().Equals(historyEvent);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(5));
        }
    }

    private static bool Survives<T>(T value) =>
        Equals(Plain.PayloadConverter.ToValue<T>(Plain.PayloadConverter.ToPayload(value)), value)
        && Equals(Coded.ToValueAsync<T>(Coded.ToPayloadAsync(value).GetAwaiter().GetResult()).GetAwaiter().GetResult(), value);

    private static bool SurvivesList<T>(T value)
        where T : class, System.Collections.IEnumerable =>
        value.Cast<object>().SequenceEqual(
            Plain.PayloadConverter.ToValue<T>(Plain.PayloadConverter.ToPayload(value))!.Cast<object>());

    private static IEnumerable<Exception> ChainOf(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
