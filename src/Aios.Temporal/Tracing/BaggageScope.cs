using OpenTelemetry;
using OpenTelemetry.Context;

namespace Aios.Temporal.Extensions.OpenTelemetry;

/// <summary>
/// Baggage for one workflow or activity until disposed. The baggage of OpenTelemetry lives in a holder that all code
/// with the same origin shares, and all tasks of a worker have the same origin; so a scope starts a holder of its own.
/// </summary>
internal sealed class BaggageScope : IDisposable
{
    private const string Slot = "otel.baggage";

    private readonly object? outerHolder;

    public BaggageScope(Baggage baggage)
    {
        // The slot exists from the first use of the class Baggage on.
        _ = Baggage.Current;
        outerHolder = RuntimeContext.GetValue(Slot);
        RuntimeContext.SetValue(Slot, null);
        Baggage.Current = baggage;
    }

    public void Dispose() => RuntimeContext.SetValue(Slot, outerHolder);
}
