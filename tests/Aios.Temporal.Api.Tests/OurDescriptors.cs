using System.Reflection;
using Google.Protobuf.Reflection;

namespace Aios.Temporal.Api.Tests;

/// <summary>The descriptors in our generated code.</summary>
internal static class OurDescriptors
{
    public static ProtoSchema Load()
    {
        var schema = new ProtoSchema();
        foreach (var file in Files())
        {
            foreach (var message in file.MessageTypes)
            {
                AddMessage(schema, message);
            }

            AddEnums(schema, file.EnumTypes);
            foreach (var method in file.Services.SelectMany(s => s.Methods))
            {
                schema.AddRpc(method.Service.FullName, method.Name, RpcType(method.IsClientStreaming, method.InputType), RpcType(method.IsServerStreaming, method.OutputType));
            }
        }

        return schema;
    }

    private static IEnumerable<FileDescriptor> Files() =>
        from type in typeof(Common.V1.Payload).Assembly.GetExportedTypes()
        where type.Name.EndsWith("Reflection", StringComparison.Ordinal)
        let property = type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)
        where property?.PropertyType == typeof(FileDescriptor)
        select (FileDescriptor)property.GetValue(null)!;

    private static string RpcType(bool isStream, MessageDescriptor type) => isStream ? "stream " + type.FullName : type.FullName;

    private static void AddMessage(ProtoSchema schema, MessageDescriptor message)
    {
        schema.AddMessage(message.FullName);
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            schema.AddField(message.FullName, field.Name, field.FieldNumber, TypeOf(field), field.ContainingOneof is { } oneof ? CamelCase(oneof.Name) : null);
        }

        AddEnums(schema, message.EnumTypes);
        foreach (var nested in message.NestedTypes.Where(n => n.ToProto().Options?.MapEntry != true))
        {
            AddMessage(schema, nested);
        }
    }

    // The other side has names of groups only in this form.
    private static string CamelCase(string name) =>
        string.Concat(name.Split('_').Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

    private static void AddEnums(ProtoSchema schema, IEnumerable<EnumDescriptor> enums)
    {
        foreach (var value in enums.SelectMany(e => e.Values))
        {
            schema.AddEnumValue(value.EnumDescriptor.FullName, value.Name, value.Number);
        }
    }

    private static string TypeOf(FieldDescriptor field)
    {
        if (field.IsMap)
        {
            var (key, value) = (field.MessageType.FindFieldByNumber(1), field.MessageType.FindFieldByNumber(2));
            return $"map<{SingleTypeOf(key)}, {SingleTypeOf(value)}>";
        }

        return field.IsRepeated ? "repeated " + SingleTypeOf(field) : SingleTypeOf(field);
    }

    private static string SingleTypeOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message => field.MessageType.FullName,
        FieldType.Enum => field.EnumType.FullName,
        var scalar => scalar.ToString().ToLowerInvariant(),
    };
}
