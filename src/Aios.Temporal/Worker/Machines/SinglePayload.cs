using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Worker.Machines;

/// <summary>Results are payload lists on the wire but hold at most one payload.</summary>
internal static class SinglePayload
{
    public static Payload? Of(Payloads? result, HistoryEvent e) => result?.Payloads_.Count switch
    {
        null or 0 => null,
        1 => result.Payloads_[0],
        var count => throw new InvalidHistoryException(
            $"The result in event {e.EventType} (id {e.EventId}) has {count} payloads; one was expected."),
    };

    public static Payloads? ToList(Payload? payload) => payload is null ? null : new Payloads { Payloads_ = { payload } };
}
