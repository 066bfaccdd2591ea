using Aios.Temporal.Api.Schedule.V1;
using Aios.Temporal.Api.Workflow.V1;
using Aios.Temporal.Api.WorkflowService.V1;

namespace Aios.Temporal.Client.Calls;

/// <summary>
/// Whether an accepted write of a schedule took effect. Servers that keep a schedule in a workflow accept a write with an
/// outdated conflict token and then drop it without an error, so a successful answer alone says nothing.
/// </summary>
internal static class ScheduleWriteCheck
{
    /// <summary>Compares the descriptions before and after a write.</summary>
    /// <returns>True if the schedule is as it was written, or cannot be told from it.</returns>
    public static bool TookEffect(DescribeScheduleResponse before, Schedule written, DescribeScheduleResponse after)
    {
        // Pausing, triggering and backfills change the token but are no updates.
        var onlySomethingElseChanged = Equals(before.Info.UpdateTime, after.Info.UpdateTime)
            && !before.ConflictToken.Equals(after.ConflictToken);
        return !onlySomethingElseChanged && HoldsWhatWasWritten(written, after.Schedule);
    }

    // Only parts that the server stores as they are: it fills in defaults and rewrites cron expressions and calendars.
    private static bool HoldsWhatWasWritten(Schedule written, Schedule stored) =>
        IsSame(written.Action.StartWorkflow, stored.Action.StartWorkflow)
        && Equals(written.Spec.StartTime, stored.Spec.StartTime)
        && Equals(written.Spec.EndTime, stored.Spec.EndTime)
        && string.Equals(written.Spec.TimezoneName, stored.Spec.TimezoneName, StringComparison.Ordinal)
        && written.Spec.Interval.Select(interval => interval.Interval)
            .SequenceEqual(stored.Spec.Interval.Select(interval => interval.Interval));

    private static bool IsSame(NewWorkflowExecutionInfo written, NewWorkflowExecutionInfo stored) =>
        string.Equals(written.WorkflowId, stored.WorkflowId, StringComparison.Ordinal)
        && Equals(written.WorkflowType, stored.WorkflowType)
        && string.Equals(written.TaskQueue.Name, stored.TaskQueue.Name, StringComparison.Ordinal)
        && Equals(written.Input, stored.Input)
        && Equals(written.Memo, stored.Memo);
}
