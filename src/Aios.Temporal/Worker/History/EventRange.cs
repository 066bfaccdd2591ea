using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Worker.History;

/// <summary>A slice of the buffered history, without copying. Valid until the buffer is reset.</summary>
internal readonly struct EventRange(List<HistoryEvent> events, int start, int count)
{
    public int Count => count;

    public HistoryEvent this[int index] => events[start + index];
}
