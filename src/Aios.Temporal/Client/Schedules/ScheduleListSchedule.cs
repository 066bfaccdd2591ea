namespace Aios.Temporal.Client.Schedules;

/// <summary>The part of a listed schedule that visibility keeps.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Spec">When it does it.</param>
/// <param name="State">Its state.</param>
public record ScheduleListSchedule(ScheduleListAction Action, ScheduleSpec Spec, ScheduleListState State);

/// <summary>What a listed schedule does.</summary>
public abstract record ScheduleListAction
{
    /// <summary>Creates the base part.</summary>
    protected ScheduleListAction()
    {
    }
}

/// <summary>A listed schedule starts a workflow.</summary>
/// <param name="Workflow">Workflow type name.</param>
public record ScheduleListActionStartWorkflow(string Workflow) : ScheduleListAction;

/// <summary>State of a listed schedule.</summary>
/// <param name="Note">Note for people.</param>
/// <param name="Paused">Whether it is paused.</param>
public record ScheduleListState(string? Note, bool Paused);

/// <summary>What a listed schedule has done and will do.</summary>
/// <param name="RecentActions">Latest actions, oldest first.</param>
/// <param name="NextActionTimes">Next times of the spec (UTC).</param>
public record ScheduleListInfo(
    IReadOnlyCollection<ScheduleActionResult> RecentActions, IReadOnlyCollection<DateTime> NextActionTimes);
