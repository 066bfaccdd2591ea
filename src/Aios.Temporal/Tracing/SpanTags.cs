namespace Aios.Temporal.Extensions.OpenTelemetry;

/// <summary>Tags whose name may be switched off by null.</summary>
internal static class SpanTags
{
    public static IReadOnlyList<KeyValuePair<string, object?>> Of(params ReadOnlySpan<(string? Name, string? Value)> tags)
    {
        var result = new List<KeyValuePair<string, object?>>(tags.Length);
        foreach (var (name, value) in tags)
        {
            if (name is not null)
            {
                result.Add(new(name, value));
            }
        }
        return result;
    }
}
