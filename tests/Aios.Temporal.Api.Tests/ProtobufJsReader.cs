using System.Text.Json;

namespace Aios.Temporal.Api.Tests;

/// <summary>Reads the JSON of protobuf.js. Its type names are relative: they are looked up from the inside out, as protobuf does.</summary>
internal sealed class ProtobufJsReader(JsonElement root)
{
    private static readonly HashSet<string> Scalars = new(StringComparer.Ordinal)
    {
        "double", "float", "int32", "int64", "uint32", "uint64", "sint32", "sint64",
        "fixed32", "fixed64", "sfixed32", "sfixed64", "bool", "string", "bytes",
    };

    private readonly HashSet<string> types = new(StringComparer.Ordinal);
    private readonly ProtoSchema schema = new();

    public ProtoSchema Read()
    {
        Visit(root, string.Empty, (name, _) => types.Add(name));
        Visit(root, string.Empty, ReadDeclaration);
        return schema;
    }

    private static void Visit(JsonElement scope, string prefix, Action<string, JsonElement> visit)
    {
        foreach (var child in scope.EnumerateObject())
        {
            // Extensions of descriptor options are declared in the same place as types.
            if (child.Value.TryGetProperty("extend", out _) || child.Value.TryGetProperty("oneof", out _))
            {
                continue;
            }

            var name = prefix + child.Name;
            visit(name, child.Value);
            if (child.Value.TryGetProperty("nested", out var nested))
            {
                Visit(nested, name + ".", visit);
            }
        }
    }

    private void ReadDeclaration(string name, JsonElement declaration)
    {
        if (declaration.TryGetProperty("fields", out var fields))
        {
            ReadMessage(name, declaration, fields);
        }
        else if (declaration.TryGetProperty("values", out var values))
        {
            foreach (var value in values.EnumerateObject())
            {
                schema.AddEnumValue(name, value.Name, value.Value.GetInt32());
            }
        }
        else if (declaration.TryGetProperty("methods", out var methods))
        {
            foreach (var method in methods.EnumerateObject())
            {
                schema.AddRpc(name, method.Name, RpcType(name, method.Value, "request"), RpcType(name, method.Value, "response"));
            }
        }
    }

    private void ReadMessage(string name, JsonElement declaration, JsonElement fields)
    {
        schema.AddMessage(name);
        var oneofs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (declaration.TryGetProperty("oneofs", out var groups))
        {
            foreach (var group in groups.EnumerateObject())
            {
                foreach (var member in group.Value.GetProperty("oneof").EnumerateArray())
                {
                    oneofs.Add(member.GetString()!, group.Name);
                }
            }
        }

        foreach (var field in fields.EnumerateObject())
        {
            var protoName = field.Value.TryGetProperty("protoName", out var given) ? given.GetString()! : field.Name;
            var oneof = oneofs.GetValueOrDefault(field.Name);
            schema.AddField(name, protoName, field.Value.GetProperty("id").GetInt32(), TypeOf(name, field.Value), oneof);
        }
    }

    private string TypeOf(string scope, JsonElement field)
    {
        var type = Resolve(scope, field.GetProperty("type").GetString()!);
        if (field.TryGetProperty("keyType", out var key))
        {
            return $"map<{key.GetString()}, {type}>";
        }

        return field.TryGetProperty("rule", out var rule) && rule.GetString() == "repeated" ? "repeated " + type : type;
    }

    private string RpcType(string service, JsonElement method, string side) =>
        (method.TryGetProperty(side + "Stream", out var stream) && stream.GetBoolean() ? "stream " : string.Empty)
        + Resolve(service, method.GetProperty(side + "Type").GetString()!);

    private string Resolve(string scope, string type)
    {
        if (Scalars.Contains(type))
        {
            return type;
        }

        for (var outer = scope; ; outer = outer[..Math.Max(0, outer.LastIndexOf('.'))])
        {
            var candidate = outer.Length == 0 ? type : $"{outer}.{type}";
            if (types.Contains(candidate))
            {
                return candidate;
            }

            if (outer.Length == 0)
            {
                throw new FormatException($"Type '{type}' used in {scope} is not declared.");
            }
        }
    }
}
