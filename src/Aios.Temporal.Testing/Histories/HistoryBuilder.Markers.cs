using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Testing.Histories;

/// <content>Local activities, patches, search attributes and memo.</content>
public sealed partial class HistoryBuilder
{
    /// <summary>A local activity has ended and its outcome is recorded.</summary>
    /// <param name="sequence">Number among all activities of the workflow, from 1.</param>
    /// <param name="result">Its result, none if null.</param>
    /// <param name="failure">Its failure, success if null.</param>
    /// <param name="activityType">Name of the activity.</param>
    /// <param name="backoff">The workflow must wait this long and schedule it again; null if it has really ended.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder LocalActivityMarker(
        int sequence,
        Payload? result = null,
        Failure? failure = null,
        string activityType = "DoIt",
        TimeSpan? backoff = null)
    {
        var time = FirstEventTime.AddSeconds(events.Count);
        var marker = new LocalActivityMarker
        {
            Seq = (uint)sequence,
            Attempt = 1,
            ActivityId = $"{sequence}",
            ActivityType = activityType,
            CompleteTime = time,
            Backoff = backoff,
            OriginalScheduleTime = time,
            Result = result,
            Failure = failure,
        }.ToCommand();
        var recorded = new MarkerRecordedEventAttributes { MarkerName = marker.MarkerName, Failure = marker.Failure };
        recorded.Details.Add(marker.Details);
        return Add(new HistoryEvent
        {
            EventType = EventType.MarkerRecorded,
            MarkerRecordedEventAttributes = recorded,
        });
    }

    /// <summary>The workflow has asked for a patch.</summary>
    /// <param name="patchId">Id of the patch.</param>
    /// <param name="deprecated">It was a call of DeprecatePatch.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder PatchMarker(string patchId, bool deprecated = false)
    {
        var marker = new PatchMarker(patchId, deprecated).ToCommand();
        var recorded = new MarkerRecordedEventAttributes { MarkerName = marker.MarkerName };
        recorded.Details.Add(marker.Details);
        return Add(new HistoryEvent
        {
            EventType = EventType.MarkerRecorded,
            MarkerRecordedEventAttributes = recorded,
        });
    }

    /// <summary>The list of patches that follows a patch marker in histories with core flag 2.</summary>
    /// <param name="patchIds">All patches of the run so far.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ChangeVersionsUpserted(params string[] patchIds) =>
        SearchAttributesUpserted(Worker.Machines.PatchMarker.ChangeVersions(patchIds)!);

    /// <summary>The workflow changes its search attributes.</summary>
    /// <param name="attributes">The changed attributes.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder SearchAttributesUpserted(SearchAttributes attributes) => Add(new HistoryEvent
    {
        EventType = EventType.UpsertWorkflowSearchAttributes,
        UpsertWorkflowSearchAttributesEventAttributes = new() { SearchAttributes = attributes },
    });

    /// <summary>The workflow changes its memo.</summary>
    /// <param name="memo">The changed fields.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder MemoModified(Memo memo) => Add(new HistoryEvent
    {
        EventType = EventType.WorkflowPropertiesModified,
        WorkflowPropertiesModifiedEventAttributes = new() { UpsertedMemo = memo },
    });
}
