using Aios.Temporal.Api.Schedule.V1;
using Aios.Temporal.Client.Calls;
using Aios.Temporal.Common;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Client.Schedules;

/// <summary>What visibility knows about a schedule.</summary>
public class ScheduleListDescription
{
    private readonly Lazy<IReadOnlyDictionary<string, IEncodedRawValue>> memo;
    private readonly Lazy<SearchAttributeCollection> searchAttributes;

    /// <summary>Reads an entry of a response of the server.</summary>
    /// <param name="rawEntry">The entry.</param>
    /// <param name="dataConverter">Converter of the memo.</param>
    public ScheduleListDescription(ScheduleListEntry rawEntry, DataConverter dataConverter)
    {
        ArgumentNullException.ThrowIfNull(rawEntry);
        Id = rawEntry.ScheduleId;
        Schedule = rawEntry.Info is { } schedule ? ScheduleInfoProto.ReadListSchedule(schedule) : null;
        Info = rawEntry.Info is { } info ? ScheduleInfoProto.ReadListInfo(info) : null;
        memo = new(() => MemoFields.Read(rawEntry.Memo, dataConverter));
        searchAttributes = new(() => rawEntry.SearchAttributes is { } proto
            ? SearchAttributeCollection.FromProto(proto) : SearchAttributeCollection.Empty);
    }

    /// <summary>Schedule id.</summary>
    public string Id { get; }

    /// <summary>Part of the schedule that visibility keeps; null on stores that keep none.</summary>
    public ScheduleListSchedule? Schedule { get; }

    /// <summary>Past and next actions; null on stores that keep none.</summary>
    public ScheduleListInfo? Info { get; }

    /// <summary>Memo of the schedule; each value is decoded when asked for.</summary>
    public IReadOnlyDictionary<string, IEncodedRawValue> Memo => memo.Value;

    /// <summary>Search attributes of the schedule.</summary>
    public SearchAttributeCollection TypedSearchAttributes => searchAttributes.Value;
}
