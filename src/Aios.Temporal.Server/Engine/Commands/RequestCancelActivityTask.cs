using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine.Activities;
using Google.Protobuf;

namespace Aios.Temporal.Server.Engine.Commands;

internal static class RequestCancelActivityTask
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadRequestCancelActivityAttributes;

    private static readonly Payloads NotStarted = new()
    {
        Payloads_ =
        {
            new Payload
            {
                Metadata = { ["encoding"] = ByteString.CopyFromUtf8("json/plain") },
                Data = ByteString.CopyFromUtf8("\"ACTIVITY_ID_NOT_STARTED\""),
            },
        },
    };

    public static void Apply(CommandContext context, Command command)
    {
        var scheduledEventId = command.RequestCancelActivityTaskCommandAttributes?.ScheduledEventId ?? 0;
        if (scheduledEventId <= 0)
        {
            throw new CommandFailure(Bad, "ScheduledEventId is not set on command.");
        }

        var pending = context.State.Activities.TryGetValue(scheduledEventId, out var activity);
        if (!pending && !context.State.BufferedEvents.Any(happened => ClosesActivity(happened, scheduledEventId)))
        {
            throw new CommandFailure(Bad, $"ScheduledEventId {scheduledEventId} is not a pending activity.");
        }

        if (activity is { CancelRequested: true })
        {
            throw new CommandFailure(Bad, $"cancellation of activity {activity.Attributes.ActivityId} was requested already.");
        }

        var requested = context.Write(command, EventType.ActivityTaskCancelRequested, happened =>
            happened.ActivityTaskCancelRequestedEventAttributes = new()
            {
                ScheduledEventId = scheduledEventId,
                WorkflowTaskCompletedEventId = context.CompletedTaskEventId,
            });
        if (activity is null)
        {
            return;
        }

        activity.CancelRequested = true;
        activity.CancelRequestedEventId = requested.EventId;
        if (activity.StartedTime is null)
        {
            ActivityEvents.WriteCanceled(context.Step, activity, NotStarted.Clone(), context.Identity);
        }
    }

    private static bool ClosesActivity(Api.History.V1.HistoryEvent happened, long scheduledEventId) => happened.EventType switch
    {
        EventType.ActivityTaskCompleted => happened.ActivityTaskCompletedEventAttributes.ScheduledEventId == scheduledEventId,
        EventType.ActivityTaskFailed => happened.ActivityTaskFailedEventAttributes.ScheduledEventId == scheduledEventId,
        EventType.ActivityTaskTimedOut => happened.ActivityTaskTimedOutEventAttributes.ScheduledEventId == scheduledEventId,
        EventType.ActivityTaskCanceled => happened.ActivityTaskCanceledEventAttributes.ScheduledEventId == scheduledEventId,
        _ => false,
    };
}
