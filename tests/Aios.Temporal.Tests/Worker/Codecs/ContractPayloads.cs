using System.Reflection;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Tests.Converters.Codecs;
using Aios.Temporal.Worker.Activations;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Aios.Temporal.Tests.Worker.Codecs;

/// <summary>Finds payloads in jobs and commands by reflection, so that a place that nobody thought of is found too.</summary>
internal static class ContractPayloads
{
    public static IEnumerable<Payload> In(object? contract) => contract switch
    {
        null or SearchAttributes => [],
        IMessage message => PayloadPositions.In(message),
        MapField<string, Payload> map => map.Values,
        _ when contract.GetType().Namespace == typeof(ActivationJob).Namespace =>
            PropertiesOf(contract).SelectMany(property => In(property.GetValue(contract))),
        _ => [],
    };

    public static string Snapshot(object contract) => string.Concat(In(contract).Select(payload => payload.ToString()));

    /// <summary>Encodes what a job contains the way a server would have stored it.</summary>
    public static async Task<ActivationJob> EncodeInPlaceAsync(ActivationJob job, string expectedContext)
    {
        var codec = new StrictCodec().WithSerializationContext(new ISerializationContext.Workflow("ns", "wf"));
        foreach (var payload in In(job))
        {
            var encoded = await codec.EncodeSingleAsync(payload.Clone());
            Assert.That(StrictCodec.ContextOf(encoded), Is.EqualTo(expectedContext));
            payload.Metadata.Clear();
            payload.MergeFrom(encoded);
        }
        return job;
    }

    private static IEnumerable<PropertyInfo> PropertiesOf(object contract) =>
        contract.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetIndexParameters().Length == 0);
}
