using System.Text.Json.Serialization;

namespace Aios.Scenarios.Interop;

/// <summary>Payloads shared with the TypeScript peer, so in its spelling.</summary>
public sealed record InteropInput(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("number")] int Number,
    [property: JsonPropertyName("activityQueue")] string ActivityQueue,
    [property: JsonPropertyName("childQueue")] string ChildQueue);

public sealed record Echoed(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("number")] int Number);

public sealed record InteropResult(
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("number")] int Number,
    [property: JsonPropertyName("failure")] string Failure,
    [property: JsonPropertyName("child")] int Child);

public sealed record FailureCode([property: JsonPropertyName("code")] int Code);
