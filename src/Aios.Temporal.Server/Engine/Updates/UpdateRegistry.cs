using Aios.Temporal.Api.Update.V1;

namespace Aios.Temporal.Server.Engine.Updates;

/// <summary>
/// Updates of one run that are not in history yet: admitted ones wait here for a worker. Memory only: after a restart
/// their callers retry. Accepted ones stay listed until they complete, so that a worker's answer finds its request.
/// </summary>
internal sealed class UpdateRegistry
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public IEnumerable<Entry> Undelivered => entries.Values.Where(entry => entry is { IsDelivered: false, IsAccepted: false });

    public IReadOnlyCollection<Entry> All => entries.Values;

    public bool TryGet(string updateId, out Entry entry)
    {
        var found = entries.TryGetValue(updateId, out var value);
        entry = value!;
        return found;
    }

    public Entry Admit(Request request)
    {
        var entry = new Entry(request);
        entries.Add(request.Meta.UpdateId, entry);
        return entry;
    }

    public void Remove(string updateId) => entries.Remove(updateId);

    /// <summary>The worker that had them is gone: they are delivered again with the next task.</summary>
    public void ForgetDeliveries()
    {
        foreach (var entry in entries.Values)
        {
            entry.IsDelivered = false;
        }
    }

    /// <summary>One update.</summary>
    internal sealed class Entry(Request request)
    {
        public Request Request { get; } = request;

        /// <summary>Sent with the workflow task that is started now.</summary>
        public bool IsDelivered { get; set; }

        public bool IsAccepted { get; set; }
    }
}
