using Aios.Temporal.Common;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Records only what was not recorded before, live; nothing at all without an inner meter.</summary>
internal sealed class ReplaySafeMetricMeter(MetricMeter? inner, IWorkflowContext context) : MetricMeter
{
    public override MetricCounter<T> CreateCounter<T>(string name, string? unit = null, string? description = null) =>
        new ReplaySafeCounter<T>(name, unit, description, inner?.CreateCounter<T>(name, unit, description), context);

    public override MetricHistogram<T> CreateHistogram<T>(string name, string? unit = null, string? description = null) =>
        new ReplaySafeHistogram<T>(name, unit, description, inner?.CreateHistogram<T>(name, unit, description), context);

    public override MetricGauge<T> CreateGauge<T>(string name, string? unit = null, string? description = null) =>
        new ReplaySafeGauge<T>(name, unit, description, inner?.CreateGauge<T>(name, unit, description), context);

    public override MetricMeter WithTags(IEnumerable<KeyValuePair<string, object>> tags) =>
        new ReplaySafeMetricMeter(inner?.WithTags(tags), context);

    private sealed class ReplaySafeCounter<T>(
        string name, string? unit, string? description, MetricCounter<T>? inner, IWorkflowContext context)
        : MetricCounter<T>(name, unit, description)
        where T : struct
    {
        public override void Add(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null)
        {
            if (!context.IsReplayingHistoryEvents)
            {
                inner?.Add(value, extraTags);
            }
        }

        public override MetricCounter<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags) =>
            new ReplaySafeCounter<T>(Name, Unit, Description, inner?.WithTags(tags), context);
    }

    private sealed class ReplaySafeHistogram<T>(
        string name, string? unit, string? description, MetricHistogram<T>? inner, IWorkflowContext context)
        : MetricHistogram<T>(name, unit, description)
        where T : struct
    {
        public override void Record(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null)
        {
            if (!context.IsReplayingHistoryEvents)
            {
                inner?.Record(value, extraTags);
            }
        }

        public override MetricHistogram<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags) =>
            new ReplaySafeHistogram<T>(Name, Unit, Description, inner?.WithTags(tags), context);
    }

    private sealed class ReplaySafeGauge<T>(
        string name, string? unit, string? description, MetricGauge<T>? inner, IWorkflowContext context)
        : MetricGauge<T>(name, unit, description)
        where T : struct
    {
        public override void Set(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null)
        {
            if (!context.IsReplayingHistoryEvents)
            {
                inner?.Set(value, extraTags);
            }
        }

        public override MetricGauge<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags) =>
            new ReplaySafeGauge<T>(Name, Unit, Description, inner?.WithTags(tags), context);
    }
}
