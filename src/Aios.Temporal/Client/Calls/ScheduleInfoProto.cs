using Aios.Temporal.Client.Schedules;
using ProtoActionResult = Aios.Temporal.Api.Schedule.V1.ScheduleActionResult;

namespace Aios.Temporal.Client.Calls;

/// <summary>Reads what a schedule has done and will do.</summary>
internal static class ScheduleInfoProto
{
    public static ScheduleInfo Read(Api.Schedule.V1.ScheduleInfo info) => new(
        info.ActionCount,
        info.MissedCatchupWindow,
        info.OverlapSkipped,
        [.. info.RunningWorkflows.Select(Read)],
        [.. info.RecentActions.Select(Read)],
        [.. info.FutureActionTimes.Select(time => time.ToDateTime())],
        info.CreateTime?.ToDateTime() ?? DateTime.MinValue,
        info.UpdateTime?.ToDateTime());

    public static ScheduleListInfo ReadListInfo(Api.Schedule.V1.ScheduleListInfo info) => new(
        [.. info.RecentActions.Select(Read)], [.. info.FutureActionTimes.Select(time => time.ToDateTime())]);

    public static ScheduleListSchedule ReadListSchedule(Api.Schedule.V1.ScheduleListInfo info) => new(
        new ScheduleListActionStartWorkflow(info.WorkflowType?.Name ?? string.Empty),
        ScheduleSpecProto.Read(info.Spec),
        new ScheduleListState(info.Notes.Length == 0 ? null : info.Notes, info.Paused));

    private static ScheduleActionResult Read(ProtoActionResult result) => new(
        result.ScheduleTime.ToDateTime(), result.ActualTime.ToDateTime(), Read(result.StartWorkflowResult ?? new()));

    private static ScheduleActionExecution Read(Api.Common.V1.WorkflowExecution execution) =>
        new ScheduleActionExecutionStartWorkflow(execution.WorkflowId, execution.RunId);
}
