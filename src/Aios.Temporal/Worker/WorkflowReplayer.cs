using Aios.Temporal.Common;
using Aios.Temporal.Worker.Instance;
using Aios.Temporal.Worker.Replay;

namespace Aios.Temporal.Worker;

/// <summary>Runs workflow code against recorded histories and tells whether it still does the same.</summary>
public class WorkflowReplayer
{
    private readonly HistoryReplayer replayer;

    /// <summary>Creates a replayer.</summary>
    /// <param name="options">Settings; they are copied.</param>
    /// <exception cref="ArgumentException">No workflow is registered.</exception>
    public WorkflowReplayer(WorkflowReplayerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = (WorkflowReplayerOptions)options.Clone();
        if (Options.Workflows.Count == 0)
        {
            throw new ArgumentException("Register at least one workflow to replay", nameof(options));
        }

        replayer = new(Options, WorkerInstances.Create(this));
    }

    /// <summary>Settings of this replayer; changes have no effect.</summary>
    public WorkflowReplayerOptions Options { get; }

    /// <summary>Replays one history.</summary>
    /// <param name="history">History.</param>
    /// <param name="throwOnReplayFailure">Whether a failed replay throws instead of being returned.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The outcome.</returns>
    public async Task<WorkflowReplayResult> ReplayWorkflowAsync(
        WorkflowHistory history, bool throwOnReplayFailure = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        cancellationToken.ThrowIfCancellationRequested();
        using var guard = Options.DisableWorkflowTracingEventListener ? null : WorkflowTracingEventListener.Acquire();
        var failure = await replayer.ReplayAsync(history).WaitAsync(cancellationToken).ConfigureAwait(false);
        return failure is null || !throwOnReplayFailure ? new(history, failure) : throw failure;
    }

    /// <summary>Replays histories one after the other.</summary>
    /// <param name="histories">Histories.</param>
    /// <param name="throwOnReplayFailure">Whether the first failed replay throws.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The outcomes in the same order.</returns>
    public async Task<IEnumerable<WorkflowReplayResult>> ReplayWorkflowsAsync(
        IEnumerable<WorkflowHistory> histories, bool throwOnReplayFailure = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(histories);
        var results = new List<WorkflowReplayResult>();
        foreach (var history in histories)
        {
            results.Add(await ReplayWorkflowAsync(history, throwOnReplayFailure, cancellationToken).ConfigureAwait(false));
        }

        return results;
    }

    /// <summary>Replays histories as they come.</summary>
    /// <param name="histories">Histories.</param>
    /// <param name="throwOnReplayFailure">Whether the first failed replay throws.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The outcomes in the same order.</returns>
    public async IAsyncEnumerable<WorkflowReplayResult> ReplayWorkflowsAsync(
        IAsyncEnumerable<WorkflowHistory> histories,
        bool throwOnReplayFailure = false,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(histories);
        await foreach (var history in histories.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return await ReplayWorkflowAsync(history, throwOnReplayFailure, cancellationToken).ConfigureAwait(false);
        }
    }
}
