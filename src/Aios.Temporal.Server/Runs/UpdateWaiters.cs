using Aios.Temporal.Api.Update.V1;
using Aios.Temporal.Server.Engine;

namespace Aios.Temporal.Server.Runs;

/// <summary>How far an update has come, for those who wait for it.</summary>
internal sealed class UpdateProgress
{
    private readonly TaskCompletionSource accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Outcome> completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when accepted, rejected or completed; faults with the error to report when aborted.</summary>
    public Task Accepted => accepted.Task;

    public Task<Outcome> Completed => completed.Task;

    public bool IsAccepted => accepted.Task.IsCompletedSuccessfully;

    public void Accept() => accepted.TrySetResult();

    public void Complete(Outcome outcome)
    {
        completed.TrySetResult(outcome);
        accepted.TrySetResult();
    }

    public void Abort(ServiceException error)
    {
        accepted.TrySetException(error);
        completed.TrySetException(error);
        // Nobody may be waiting: the error is not lost, the update is.
        _ = accepted.Task.Exception;
        _ = completed.Task.Exception;
    }
}

/// <summary>Progress of the updates of one run, by update id.</summary>
internal sealed class UpdateWaiters
{
    private readonly Dictionary<string, UpdateProgress> byId = new(StringComparer.Ordinal);

    public UpdateProgress For(string updateId)
    {
        if (!byId.TryGetValue(updateId, out var progress))
        {
            byId.Add(updateId, progress = new());
        }

        return progress;
    }

    public bool TryGet(string updateId, out UpdateProgress progress)
    {
        var found = byId.TryGetValue(updateId, out var value);
        progress = value!;
        return found;
    }

    public void Remove(string updateId) => byId.Remove(updateId);

    public IEnumerable<KeyValuePair<string, UpdateProgress>> All => byId;
}
