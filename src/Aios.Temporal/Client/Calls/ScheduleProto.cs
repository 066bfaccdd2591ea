using Aios.Temporal.Client.Schedules;

namespace Aios.Temporal.Client.Calls;

/// <summary>Whole schedules between option objects and the wire.</summary>
internal static class ScheduleProto
{
    /// <summary>Checks a schedule and converts it.</summary>
    public static async Task<Api.Schedule.V1.Schedule> WriteAsync(TemporalClient client, Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ScheduleSpecProto.Check(schedule.Spec);
        var action = ScheduleActionProto.Check(schedule.Action);
        var state = schedule.State;
        if (state.RemainingActions < 0)
        {
            throw new ArgumentException($"The remaining actions of a schedule are negative ({state.RemainingActions}).", nameof(schedule));
        }

        return new()
        {
            Spec = ScheduleSpecProto.Write(schedule.Spec),
            Action = await ScheduleActionProto.WriteAsync(client, action),
            Policies = new()
            {
                OverlapPolicy = schedule.Policy.Overlap,
                CatchupWindow = schedule.Policy.CatchupWindow.ToDuration(),
                PauseOnFailure = schedule.Policy.PauseOnFailure,
            },
            State = new()
            {
                Notes = state.Note ?? string.Empty,
                Paused = state.Paused,
                LimitedActions = state.LimitedActions,
                RemainingActions = state.RemainingActions,
            },
        };
    }

    /// <summary>Reads a schedule. Arguments, headers and memo of its action stay encoded.</summary>
    public static async Task<Schedule> ReadAsync(TemporalClient client, Api.Schedule.V1.Schedule proto) =>
        new(await ScheduleActionProto.ReadAsync(client, proto.Action), ScheduleSpecProto.Read(proto.Spec))
        {
            Policy = proto.Policies is not { } policies ? new() : new()
            {
                Overlap = policies.OverlapPolicy,
                CatchupWindow = policies.CatchupWindow?.ToTimeSpan(),
                PauseOnFailure = policies.PauseOnFailure,
            },
            State = proto.State is not { } state ? new() : new()
            {
                Note = state.Notes.Length == 0 ? null : state.Notes,
                Paused = state.Paused,
                LimitedActions = state.LimitedActions,
                RemainingActions = state.RemainingActions,
            },
        };
}
