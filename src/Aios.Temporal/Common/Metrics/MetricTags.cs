using System.Diagnostics;

namespace Aios.Temporal.Common;

/// <summary>An immutable set of tags; a later tag replaces an earlier one of the same name.</summary>
internal sealed class MetricTags
{
    public static readonly MetricTags Empty = new([]);

    private readonly KeyValuePair<string, object?>[] tags;

    private MetricTags(KeyValuePair<string, object?>[] tags) => this.tags = tags;

    public MetricTags With(IEnumerable<KeyValuePair<string, object>>? extraTags)
    {
        if (extraTags is null)
        {
            return this;
        }
        var merged = tags.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in extraTags)
        {
            merged[name] = value;
        }
        return new MetricTags([.. merged]);
    }

    public TagList ToTagList() => new(tags);
}
