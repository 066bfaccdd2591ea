using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client.Calls;
using Aios.Temporal.Common;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Client.Schedules;

/// <summary>What the server knows about a schedule.</summary>
public class ScheduleDescription
{
    private readonly Lazy<IReadOnlyDictionary<string, IEncodedRawValue>> memo;
    private readonly Lazy<SearchAttributeCollection> searchAttributes;

    /// <summary>Reads a response of the server.</summary>
    /// <param name="id">Schedule id.</param>
    /// <param name="schedule">The schedule of the response.</param>
    /// <param name="rawDescription">The response.</param>
    /// <param name="dataConverter">Converter of the memo.</param>
    public ScheduleDescription(
        string id, Schedule schedule, DescribeScheduleResponse rawDescription, DataConverter dataConverter)
    {
        ArgumentNullException.ThrowIfNull(rawDescription);
        Id = id;
        Schedule = schedule;
        RawDescription = rawDescription;
        Info = ScheduleInfoProto.Read(rawDescription.Info);
        memo = new(() => MemoFields.Read(rawDescription.Memo, dataConverter));
        searchAttributes = new(() => rawDescription.SearchAttributes is { } proto
            ? SearchAttributeCollection.FromProto(proto) : SearchAttributeCollection.Empty);
    }

    /// <summary>Schedule id.</summary>
    public string Id { get; }

    /// <summary>What the schedule has done and will do.</summary>
    public ScheduleInfo Info { get; }

    /// <summary>Memo of the schedule; each value is decoded when asked for.</summary>
    public IReadOnlyDictionary<string, IEncodedRawValue> Memo => memo.Value;

    /// <summary>The schedule.</summary>
    public Schedule Schedule { get; }

    /// <summary>Search attributes of the schedule.</summary>
    public SearchAttributeCollection TypedSearchAttributes => searchAttributes.Value;

    /// <summary>The description as the server sent it.</summary>
    internal DescribeScheduleResponse RawDescription { get; }
}
