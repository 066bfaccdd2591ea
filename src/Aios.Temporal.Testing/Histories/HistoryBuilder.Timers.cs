using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Testing.Histories;

/// <content>Timers.</content>
public sealed partial class HistoryBuilder
{
    private const string Timer = "timer";

    /// <summary>The workflow starts a timer.</summary>
    /// <param name="timerId">Id of the timer: "1" for the first of the workflow.</param>
    /// <param name="duration">How long it runs; one second if null.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder TimerStarted(string timerId, TimeSpan? duration = null) => Add(new HistoryEvent
    {
        EventType = EventType.TimerStarted,
        TimerStartedEventAttributes = new()
        {
            TimerId = timerId,
            StartToFireTimeout = Duration.FromTimeSpan(duration ?? TimeSpan.FromSeconds(1)),
        },
    }).Named(Timer, timerId);

    /// <summary>A timer fires.</summary>
    /// <param name="timerId">Id of a started timer.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder TimerFired(string timerId) => Add(new HistoryEvent
    {
        EventType = EventType.TimerFired,
        TimerFiredEventAttributes = new() { TimerId = timerId, StartedEventId = IdOf(Timer, timerId) },
    });

    /// <summary>The workflow cancels a timer.</summary>
    /// <param name="timerId">Id of a started timer.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder TimerCanceled(string timerId) => Add(new HistoryEvent
    {
        EventType = EventType.TimerCanceled,
        TimerCanceledEventAttributes = new() { TimerId = timerId, StartedEventId = IdOf(Timer, timerId) },
    });
}
