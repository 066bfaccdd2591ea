using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Workflows;

/// <summary>
/// Everything workflow code may use of its run. Members throw <see cref="InvalidOperationException"/> outside of a
/// workflow, except <see cref="InWorkflow"/>.
/// </summary>
public static partial class Workflow
{
    /// <summary>Whether no signal or update handler is running. Wait for it before the run method returns.</summary>
    public static bool AllHandlersFinished => WorkflowContext.Current.AllHandlersFinished;

    /// <summary>Token that is cancelled when cancellation of the workflow is requested.</summary>
    public static CancellationToken CancellationToken => WorkflowContext.Current.CancellationToken;

    /// <summary>Whether the server suggests to continue as new soon.</summary>
    public static bool ContinueAsNewSuggested => WorkflowContext.Current.ContinueAsNewSuggested;

    /// <summary>Build id of the worker that ran the current workflow task; empty if unknown.</summary>
    public static string CurrentBuildId => WorkflowContext.Current.CurrentBuildId;

    /// <summary>Deployment version of the worker that ran the current workflow task, if any.</summary>
    public static WorkerDeploymentVersion? CurrentDeploymentVersion => WorkflowContext.Current.CurrentDeploymentVersion;

    /// <summary>Text about the state of the run that tools show; may be markdown. Default empty.</summary>
    public static string CurrentDetails
    {
        get => WorkflowContext.Current.CurrentDetails;
        set => WorkflowContext.Current.CurrentDetails = value;
    }

    /// <summary>Number of events in the history, up to the current workflow task.</summary>
    public static int CurrentHistoryLength => WorkflowContext.Current.CurrentHistoryLength;

    /// <summary>Size of the history in bytes, up to the current workflow task.</summary>
    public static int CurrentHistorySize => WorkflowContext.Current.CurrentHistorySize;

    /// <summary>Why the server suggests to continue as new; empty if it does not.</summary>
    public static IReadOnlyCollection<SuggestContinueAsNewReason> SuggestedContinueAsNewReasons =>
        WorkflowContext.Current.SuggestedContinueAsNewReasons;

    /// <summary>Whether the run's target deployment version changed since the run started.</summary>
    public static bool TargetWorkerDeploymentVersionChanged =>
        WorkflowContext.Current.TargetWorkerDeploymentVersionChanged;

    /// <summary>The update whose handler or validator is running; null elsewhere.</summary>
    public static WorkflowUpdateInfo? CurrentUpdateInfo => WorkflowContext.Current.CurrentUpdateInfo;

    /// <summary>Handler of queries without one of their own. Null for none.</summary>
    public static WorkflowQueryDefinition? DynamicQuery
    {
        get => WorkflowContext.Current.DynamicQuery;
        set => WorkflowContext.Current.DynamicQuery = value;
    }

    /// <summary>Handler of signals without one of their own. Setting one delivers the signals that wait. Null for none.</summary>
    public static WorkflowSignalDefinition? DynamicSignal
    {
        get => WorkflowContext.Current.DynamicSignal;
        set => WorkflowContext.Current.DynamicSignal = value;
    }

    /// <summary>Handler of updates without one of their own. Null for none.</summary>
    public static WorkflowUpdateDefinition? DynamicUpdate
    {
        get => WorkflowContext.Current.DynamicUpdate;
        set => WorkflowContext.Current.DynamicUpdate = value;
    }

    /// <summary>What is known about the run from its start.</summary>
    public static WorkflowInfo Info => WorkflowContext.Current.Info;

    /// <summary>The workflow object of this run.</summary>
    public static object Instance => WorkflowContext.Current.Instance;

    /// <summary>Whether the calling code is workflow code.</summary>
    public static bool InWorkflow => WorkflowContext.CurrentOrNull is not null;

    /// <summary>Logger that writes only when the run is not replaying.</summary>
    public static ILogger Logger => WorkflowContext.Current.Logger;

    /// <summary>Memo of the run, with the changes of <see cref="UpsertMemo"/>.</summary>
    public static IReadOnlyDictionary<string, IRawValue> Memo => WorkflowContext.Current.Memo;

    /// <summary>Meter that records only when the run is not replaying.</summary>
    public static MetricMeter MetricMeter => WorkflowContext.Current.MetricMeter;

    /// <summary>Payload converter of the run.</summary>
    public static IPayloadConverter PayloadConverter => WorkflowContext.Current.PayloadConverter;

    /// <summary>Query handlers by name; may be changed.</summary>
    public static IDictionary<string, WorkflowQueryDefinition> Queries => WorkflowContext.Current.Queries;

    /// <summary>Random numbers that are the same on replay.</summary>
    public static DeterministicRandom Random => WorkflowContext.Current.Random;

    /// <summary>Search attributes of the run, with the changes of <see cref="UpsertTypedSearchAttributes"/>.</summary>
    public static SearchAttributeCollection TypedSearchAttributes => WorkflowContext.Current.TypedSearchAttributes;

    /// <summary>Signal handlers by name; may be changed. Adding one delivers the signals that wait for it.</summary>
    public static IDictionary<string, WorkflowSignalDefinition> Signals => WorkflowContext.Current.Signals;

    /// <summary>Update handlers by name; may be changed.</summary>
    public static IDictionary<string, WorkflowUpdateDefinition> Updates => WorkflowContext.Current.Updates;

    /// <summary>Time of the current workflow task in UTC. It does not move while code runs.</summary>
    public static DateTime UtcNow => WorkflowContext.Current.UtcNow;

    /// <summary>Makes a random UUID that is the same on replay.</summary>
    /// <returns>A version 4 UUID.</returns>
    public static Guid NewGuid() => WorkflowContext.Current.Random.NewGuid();

    /// <summary>
    /// Marks a change of the code: new runs get true and record it; runs recorded before the change get false.
    /// </summary>
    /// <param name="patchId">Id of the change, stable for ever.</param>
    /// <returns>Whether to take the new path.</returns>
    public static bool Patched(string patchId) => Patched(patchId, options: null);

    /// <summary>
    /// Marks a change of the code: new runs get true and record it; runs recorded before the change get false.
    /// </summary>
    /// <param name="patchId">Id of the change, stable for ever.</param>
    /// <param name="options">Options.</param>
    /// <returns>Whether to take the new path.</returns>
    public static bool Patched(string patchId, PatchOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(patchId);
        return WorkflowContext.Current.Patch(patchId, deprecated: false);
    }

    /// <summary>Keeps histories with the patch replayable after its old path was removed from the code.</summary>
    /// <param name="patchId">Id of the change.</param>
    public static void DeprecatePatch(string patchId) => DeprecatePatch(patchId, options: null);

    /// <summary>Keeps histories with the patch replayable after its old path was removed from the code.</summary>
    /// <param name="patchId">Id of the change.</param>
    /// <param name="options">Options.</param>
    public static void DeprecatePatch(string patchId, DeprecatePatchOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(patchId);
        WorkflowContext.Current.Patch(patchId, deprecated: true);
    }

    /// <summary>Changes the memo of the run.</summary>
    /// <param name="updates">Changes, at least one, each key at most once.</param>
    public static void UpsertMemo(params MemoUpdate[] updates) => WorkflowContext.Current.UpsertMemo(updates);

    /// <summary>Changes the memo of the run.</summary>
    /// <param name="options">Options with the changes.</param>
    public static void UpsertMemoWithOptions(UpsertMemoOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        WorkflowContext.Current.UpsertMemo(options.Updates);
    }

    /// <summary>Changes the search attributes of the run.</summary>
    /// <param name="updates">Changes, at least one, each key at most once.</param>
    public static void UpsertTypedSearchAttributes(params SearchAttributeUpdate[] updates) =>
        WorkflowContext.Current.UpsertTypedSearchAttributes(updates);

    /// <summary>Changes the search attributes of the run.</summary>
    /// <param name="options">Options with the changes.</param>
    public static void UpsertTypedSearchAttributesWithOptions(UpsertSearchAttributesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        WorkflowContext.Current.UpsertTypedSearchAttributes(options.Updates);
    }
}
