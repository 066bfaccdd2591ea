namespace Aios.Temporal.Worker.Tuning;

/// <summary>How many polls should be open now. Thread-safe.</summary>
internal sealed class PollerTarget
{
    private readonly Lock gate = new();
    private readonly int minimum;
    private readonly int maximum;
    private bool serverAdvises;
    private int current;

    public PollerTarget(PollerBehavior behavior)
    {
        (minimum, maximum, current) = behavior switch
        {
            PollerBehavior.SimpleMaximum simple => (simple.Maximum, simple.Maximum, simple.Maximum),
            PollerBehavior.Autoscaling scaling => (scaling.Minimum, scaling.Maximum, scaling.Initial),
            _ => throw new ArgumentException($"Poller behavior {behavior.GetType()} is of no known kind"),
        };
    }

    public int Current => Volatile.Read(ref current);

    /// <summary>A poll was answered; <paramref name="advice"/> is the server's change, null if it gave none.</summary>
    public void OnAnswer(int? advice, bool isEmpty)
    {
        lock (gate)
        {
            serverAdvises |= advice is not null;
            if (advice is { } delta)
            {
                Change(delta);
            }
            else if (isEmpty && serverAdvises)
            {
                // An old server never advises more, so without its advice the number must not only shrink.
                Change(-1);
            }
        }
    }

    private void Change(int delta) => current = Math.Clamp(current + delta, minimum, maximum);
}
