using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Patches of a run: each is decided once.</summary>
internal sealed class PatchCalls(InstanceState state)
{
    private readonly HashSet<string> inHistory = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> decided = new(StringComparer.Ordinal);

    public void Notify(string patchId) => inHistory.Add(patchId);

    public bool Decide(string patchId, bool deprecated)
    {
        state.AssertNotReadOnly(deprecated ? "deprecate a patch" : "use a patch");
        if (decided.TryGetValue(patchId, out var patched))
        {
            return patched;
        }

        patched = inHistory.Contains(patchId)
            || (!state.Activation.IsReplaying && (deprecated || IsActivated(patchId)));
        decided[patchId] = patched;
        if (patched)
        {
            state.Add(new SetPatchMarkerCommand(patchId, deprecated));
        }

        return patched;
    }

    private bool IsActivated(string patchId)
    {
        if (state.Details.PatchActivationCallback is not { } callback)
        {
            return true;
        }

        state.Scheduler.Frozen = true;
        try
        {
            return callback(new(state.Info, patchId));
        }
        finally
        {
            state.Scheduler.Frozen = false;
        }
    }
}
