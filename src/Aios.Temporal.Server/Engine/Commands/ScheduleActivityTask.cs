using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine.State;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Server.Engine.Commands;

internal static class ScheduleActivityTask
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadScheduleActivityAttributes;

    public static void Apply(CommandContext context, Command command)
    {
        var attributes = command.ScheduleActivityTaskCommandAttributes ?? throw new CommandFailure(Bad, "attributes are not set.");
        var state = context.State;
        context.RequireId(attributes.ActivityId, Bad, "ActivityId");
        context.RequireId(attributes.ActivityType?.Name ?? string.Empty, Bad, "ActivityType");
        context.RequireSize(attributes.Input, Bad, "Input");
        context.RequireSize(attributes.Header, Bad, "Header");
        if (state.Activities.Count >= context.Step.Limits.PendingActivities)
        {
            throw new CommandFailure(WorkflowTaskFailedCause.PendingActivitiesLimitExceeded,
                $"the number of pending activities, {state.Activities.Count}, has reached the per-workflow limit of {context.Step.Limits.PendingActivities}");
        }

        if (state.Activities.Values.Any(pending => pending.Attributes.ActivityId == attributes.ActivityId))
        {
            throw new CommandFailure(WorkflowTaskFailedCause.ScheduleActivityDuplicateId, attributes.ActivityId);
        }

        var queue = string.IsNullOrEmpty(attributes.TaskQueue?.Name) ? state.Started.TaskQueue.Name : attributes.TaskQueue.Name;
        var policy = attributes.RetryPolicy ?? new RetryPolicy();
        Normalize(policy);
        var scheduled = context.Write(command, EventType.ActivityTaskScheduled, happened =>
        {
            happened.ActivityTaskScheduledEventAttributes = new()
            {
                ActivityId = attributes.ActivityId,
                ActivityType = attributes.ActivityType,
                TaskQueue = new() { Name = queue, Kind = TaskQueueKind.Normal },
                Header = attributes.Header,
                Input = attributes.Input,
                RetryPolicy = policy,
                WorkflowTaskCompletedEventId = context.CompletedTaskEventId,
                UseWorkflowBuildId = attributes.UseWorkflowBuildId,
                Priority = attributes.Priority,
            };
            SetTimeouts(happened.ActivityTaskScheduledEventAttributes, attributes, state.Started.WorkflowRunTimeout.ToTimeSpan());
        });

        var effective = scheduled.ActivityTaskScheduledEventAttributes;
        var scheduleToClose = effective.ScheduleToCloseTimeout.ToTimeSpan();
        var activity = new ActivityState
        {
            ScheduledEventId = scheduled.EventId,
            Attributes = effective.Clone(),
            FirstScheduledTime = context.Step.Time,
            ScheduledTime = context.Step.Time,
            Attempt = 1,
            RetryExpirationTime = scheduleToClose > TimeSpan.Zero ? Timestamp.FromDateTime(context.Step.Now + scheduleToClose) : null,
            Priority = effective.Priority ?? state.Priority,
        };
        state.Activities.Add(scheduled.EventId, activity);
        if (attributes.RequestEagerExecution && queue == state.Started.TaskQueue.Name && state.Pause is null)
        {
            context.EagerActivities.Add(scheduled.EventId);
        }
        else
        {
            context.Step.Effects.Add(new RunEffect.DispatchActivity(queue, scheduled.EventId, activity.Stamp, 1));
        }
    }

    private static void Normalize(RetryPolicy policy)
    {
        try
        {
            RetrySchedule.Normalize(policy);
        }
        catch (ServiceException error)
        {
            throw new CommandFailure(Bad, error.Message);
        }
    }

    /// <summary>Server semantics 4.3; all four are written, none is left unset.</summary>
    private static void SetTimeouts(
        Api.History.V1.ActivityTaskScheduledEventAttributes effective, ScheduleActivityTaskCommandAttributes asked, TimeSpan run)
    {
        var scheduleToClose = Span(asked.ScheduleToCloseTimeout, "ScheduleToCloseTimeout");
        var scheduleToStart = Span(asked.ScheduleToStartTimeout, "ScheduleToStartTimeout");
        var startToClose = Span(asked.StartToCloseTimeout, "StartToCloseTimeout");
        var heartbeat = Span(asked.HeartbeatTimeout, "HeartbeatTimeout");
        if (scheduleToClose > TimeSpan.Zero)
        {
            scheduleToClose = Cap(scheduleToClose, run);
            scheduleToStart = scheduleToStart > TimeSpan.Zero ? Cap(scheduleToStart, scheduleToClose) : scheduleToClose;
            startToClose = startToClose > TimeSpan.Zero ? Cap(startToClose, scheduleToClose) : scheduleToClose;
        }
        else if (startToClose > TimeSpan.Zero)
        {
            scheduleToClose = run;
            scheduleToStart = scheduleToStart > TimeSpan.Zero ? Cap(scheduleToStart, run) : run;
            startToClose = Cap(startToClose, run);
        }
        else
        {
            throw new CommandFailure(Bad, "a valid StartToCloseTimeout or ScheduleToCloseTimeout must be set on the activity.");
        }

        effective.ScheduleToCloseTimeout = Duration.FromTimeSpan(scheduleToClose);
        effective.ScheduleToStartTimeout = Duration.FromTimeSpan(scheduleToStart);
        effective.StartToCloseTimeout = Duration.FromTimeSpan(startToClose);
        effective.HeartbeatTimeout = Duration.FromTimeSpan(Cap(heartbeat, startToClose));
    }

    private static TimeSpan Cap(TimeSpan value, TimeSpan limit) => limit > TimeSpan.Zero && value > limit ? limit : value;

    private static TimeSpan Span(Duration? duration, string name)
    {
        var span = duration?.ToTimeSpan() ?? TimeSpan.Zero;
        return span >= TimeSpan.Zero ? span : throw new CommandFailure(Bad, $"{name} cannot be negative.");
    }
}
