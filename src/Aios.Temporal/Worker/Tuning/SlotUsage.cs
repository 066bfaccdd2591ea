namespace Aios.Temporal.Worker.Tuning;

/// <summary>Counts the slots that tasks run in, and tells every change.</summary>
internal sealed class SlotUsage(Action<int> changed)
{
    private int used;

    public static SlotUsage Unwatched { get; } = new(static _ => { });

    public void Begin() => changed(Interlocked.Increment(ref used));

    public void End() => changed(Interlocked.Decrement(ref used));
}
