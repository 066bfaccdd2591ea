using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Server.Engine.Commands;

internal static class StartTimer
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadStartTimerAttributes;

    public static void Apply(CommandContext context, Command command)
    {
        var attributes = command.StartTimerCommandAttributes ?? throw new CommandFailure(Bad, "attributes are not set.");
        context.RequireId(attributes.TimerId, Bad, "TimerId");
        var duration = attributes.StartToFireTimeout?.ToTimeSpan() ?? TimeSpan.Zero;
        if (duration < TimeSpan.Zero)
        {
            throw new CommandFailure(Bad, "StartToFireTimeout cannot be negative.");
        }

        if (context.State.Timers.ContainsKey(attributes.TimerId))
        {
            throw new CommandFailure(WorkflowTaskFailedCause.StartTimerDuplicateId, attributes.TimerId);
        }

        var started = context.Write(command, EventType.TimerStarted, happened => happened.TimerStartedEventAttributes = new()
        {
            TimerId = attributes.TimerId,
            StartToFireTimeout = Duration.FromTimeSpan(duration),
            WorkflowTaskCompletedEventId = context.CompletedTaskEventId,
        });
        var expiry = duration > context.Step.Limits.MaxTimeout ? context.Step.Limits.MaxTimeout : duration;
        context.State.Timers.Add(attributes.TimerId, new()
        {
            TimerId = attributes.TimerId,
            StartedEventId = started.EventId,
            ExpiryTime = Timestamp.FromDateTime(context.Step.Now + expiry),
        });
    }
}

internal static class CancelTimer
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadCancelTimerAttributes;

    public static void Apply(CommandContext context, Command command)
    {
        var timerId = command.CancelTimerCommandAttributes?.TimerId ?? string.Empty;
        context.RequireId(timerId, Bad, "TimerId");
        long startedEventId;
        if (context.State.Timers.TryGetValue(timerId, out var timer))
        {
            startedEventId = timer.StartedEventId;
            context.State.Timers.Remove(timerId);
        }
        else
        {
            // It fired while the worker was busy: the worker has not seen that, so the cancel wins.
            var fired = context.State.BufferedEvents.FirstOrDefault(happened =>
                happened.EventType == EventType.TimerFired && happened.TimerFiredEventAttributes.TimerId == timerId)
                ?? throw new CommandFailure(Bad, $"TimerId {timerId} is not a pending timer.");
            startedEventId = fired.TimerFiredEventAttributes.StartedEventId;
            context.State.BufferedEvents.Remove(fired);
            context.HasUnseenEvents = context.State.BufferedEvents.Count > 0;
        }

        context.Write(command, EventType.TimerCanceled, happened => happened.TimerCanceledEventAttributes = new()
        {
            TimerId = timerId,
            StartedEventId = startedEventId,
            WorkflowTaskCompletedEventId = context.CompletedTaskEventId,
            Identity = context.Identity,
        });
    }
}
