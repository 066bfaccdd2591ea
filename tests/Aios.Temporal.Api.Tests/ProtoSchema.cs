namespace Aios.Temporal.Api.Tests;

/// <summary>A set of protobuf declarations as comparable lines: full name of what is declared to its meaning on the wire.</summary>
internal sealed class ProtoSchema
{
    private readonly SortedDictionary<string, string> declarations = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Declarations => declarations;

    public void AddMessage(string message) => declarations.Add($"message {message}", "message");

    public void AddField(string message, string field, int number, string type, string? oneof) =>
        declarations.Add($"field {message}.{field}", oneof is null ? $"{type} = {number}" : $"{type} = {number} in oneof {oneof}");

    public void AddEnumValue(string @enum, string value, int number) => declarations.Add($"value {@enum}.{value}", $"{number}");

    public void AddRpc(string service, string rpc, string request, string response) =>
        declarations.Add($"rpc {service}.{rpc}", $"({request}) returns ({response})");
}
