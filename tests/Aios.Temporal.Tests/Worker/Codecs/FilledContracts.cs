using System.Reflection;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Sdk.V1;
using Aios.Temporal.Tests.Converters.Codecs;
using Aios.Temporal.Worker.Activations;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Aios.Temporal.Tests.Worker.Codecs;

/// <summary>One object of every kind of job and command with payloads wherever they fit; new kinds join by themselves.</summary>
internal static class FilledContracts
{
    private static readonly MethodInfo FillMessage = typeof(PayloadPositions).GetMethod(nameof(PayloadPositions.Fill))!;

    public static IEnumerable<TestCaseData> Jobs() => AllOf(typeof(ActivationJob)).Select(Case);

    public static IEnumerable<TestCaseData> Commands() => AllOf(typeof(InstanceCommand))
        .Select(command => ((InstanceCommand)command) with { UserMetadata = PayloadPositions.Fill<UserMetadata>() })
        .Select(Case);

    private static TestCaseData Case(object contract) =>
        new TestCaseData(contract).SetArgDisplayNames(contract.ToString()!.Split('{', 2)[0].Trim() + InnerKind(contract));

    private static string InnerKind(object contract) => string.Concat(contract.GetType().GetProperties()
        .Where(property => property.PropertyType is { IsAbstract: true, IsClass: true })
        .Select(property => $"-{property.GetValue(contract)!.GetType().Name}"));

    private static IEnumerable<object> AllOf(Type baseType) => Kinds(baseType).SelectMany(Instances);

    private static IEnumerable<Type> Kinds(Type baseType) => baseType.Assembly.GetTypes()
        .Where(type => !type.IsAbstract && baseType.IsAssignableFrom(type));

    private static IEnumerable<object> Instances(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public)
            .OrderByDescending(candidate => candidate.GetParameters().Length)
            .First();
        IEnumerable<object?[]> argumentLists = [[]];
        foreach (var parameter in constructor.GetParameters())
        {
            argumentLists = argumentLists
                .SelectMany(list => Values(parameter.ParameterType).Select(value => (object?[])[.. list, value]))
                .ToList();
        }
        return argumentLists.Select(constructor.Invoke);
    }

    private static IEnumerable<object?> Values(Type type)
    {
        if (type == typeof(Payload))
        {
            return [PayloadPositions.NewPayload()];
        }
        if (type == typeof(Failure))
        {
            return
            [
                new Failure
                {
                    EncodedAttributes = PayloadPositions.NewPayload(),
                    ApplicationFailureInfo = PayloadPositions.Fill<ApplicationFailureInfo>(),
                },
            ];
        }
        if (type == typeof(MapField<string, Payload>))
        {
            return [new MapField<string, Payload> { ["key"] = PayloadPositions.NewPayload() }];
        }
        if (typeof(IMessage).IsAssignableFrom(type))
        {
            return [FillMessage.MakeGenericMethod(type).Invoke(null, null)];
        }
        if (type is { IsAbstract: true, IsClass: true })
        {
            return AllOf(type);
        }
        return [type == typeof(string) ? "text" : type.IsValueType ? Activator.CreateInstance(type) : null];
    }
}
