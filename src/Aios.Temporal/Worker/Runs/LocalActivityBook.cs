using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Worker.Runs;

/// <summary>Local activities of a run that wait to start or run, and outcomes that look-ahead has found.</summary>
internal sealed class LocalActivityBook
{
    private readonly List<LocalActivityTask> queued = [];
    private readonly HashSet<uint> running = [];
    private readonly List<LocalActivityMarker> known = [];
    private readonly List<uint> toCancel = [];
    private bool closing;

    /// <summary>Those that keep the workflow task open.</summary>
    public int Outstanding => closing ? 0 : queued.Count + running.Count;

    public void Enqueue(LocalActivityTask task) => queued.Add(task);

    public bool RemoveQueued(uint seq)
    {
        var index = queued.FindIndex(t => t.Seq == seq);
        if (index < 0)
        {
            return false;
        }

        queued.RemoveAt(index);
        return true;
    }

    /// <summary>Cancel its token, if it runs.</summary>
    public void RequestCancel(uint seq)
    {
        if (running.Contains(seq))
        {
            toCancel.Add(seq);
        }
    }

    /// <summary>Not waited for any longer.</summary>
    public void Forget(uint seq)
    {
        running.Remove(seq);
        RemoveQueued(seq);
    }

    /// <summary>The workflow closes: nothing new starts, what runs is cancelled and its results are dropped.</summary>
    public void CloseAll()
    {
        closing = true;
        queued.Clear();
        toCancel.AddRange(running);
    }

    /// <summary>Everything to start or to cancel now.</summary>
    public void Drain(List<RunEffect> effects)
    {
        foreach (var task in queued)
        {
            running.Add(task.Seq);
            effects.Add(new RunEffect.ExecuteLocalActivity(task));
        }

        foreach (var seq in toCancel)
        {
            effects.Add(new RunEffect.CancelLocalActivity(seq));
        }

        queued.Clear();
        toCancel.Clear();
    }

    public void AddKnown(LocalActivityMarker marker) => known.Add(marker);

    public LocalActivityMarker? TakeKnown(uint seq)
    {
        var index = known.FindIndex(m => m.Seq == seq);
        if (index < 0)
        {
            return null;
        }

        var marker = known[index];
        known.RemoveAt(index);
        return marker;
    }

    /// <summary>The outcome whose turn it is: history's order decides, also against later ones that could be applied.</summary>
    public LocalActivityMarker? NextKnown() => known.Count == 0 ? null : known[0];
}
