using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Aios.Temporal.Workflows;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker.Instance;

/// <summary>The run as <see cref="Workflow"/> sees it.</summary>
internal sealed class InstanceContext(InstanceParts parts) : IWorkflowContext
{
    private const string Work = "schedule workflow work";

    private readonly InstanceState state = parts.State;
    private ILogger? logger;
    private MetricMeter? metricMeter;

    public bool AllHandlersFinished => parts.InProgress.IsEmpty;

    public CancellationToken CancellationToken => state.Cancellation.Token;

    public bool ContinueAsNewSuggested => state.Activation.ContinueAsNewSuggested;

    public string CurrentBuildId => CurrentDeploymentVersion?.BuildId ?? string.Empty;

    public WorkerDeploymentVersion? CurrentDeploymentVersion => state.DeploymentVersion;

    public string CurrentDetails
    {
        get => parts.CurrentDetails;
        set
        {
            state.AssertNotReadOnly("set the current details");
            parts.CurrentDetails = value;
        }
    }

    public int CurrentHistoryLength => state.Activation.HistoryLength;

    public int CurrentHistorySize => checked((int)state.Activation.HistorySizeBytes);

    public WorkflowUpdateInfo? CurrentUpdateInfo => UpdateHandlers.Current;

    public WorkflowQueryDefinition? DynamicQuery
    {
        get => parts.Queries.Dynamic;
        set => parts.Queries.Dynamic = value;
    }

    public WorkflowSignalDefinition? DynamicSignal
    {
        get => parts.Signals.Dynamic;
        set => parts.Signals.Dynamic = value;
    }

    public WorkflowUpdateDefinition? DynamicUpdate
    {
        get => parts.Updates.Dynamic;
        set => parts.Updates.Dynamic = value;
    }

    public WorkflowInfo Info => state.Info;

    public object Instance => parts.Target.Instance;

    public bool IsReplaying => state.Activation.IsReplaying;

    public bool IsReplayingHistoryEvents => IsReplaying && !state.InQueryOrValidator;

    public ILogger Logger => logger ??= new ReplaySafeLogger(parts.RawLogger, this);

    public IReadOnlyDictionary<string, IRawValue> Memo => parts.Attributes.Memo;

    public MetricMeter MetricMeter => metricMeter ??= CreateMeter();

    public IPayloadConverter PayloadConverter => state.Converter.Payloads;

    public IDictionary<string, WorkflowQueryDefinition> Queries => parts.Queries.Registry.Mutable;

    public DeterministicRandom Random
    {
        get
        {
            state.AssertNotFrozen("use workflow randomness");
            return state.Random;
        }
    }

    public IDictionary<string, WorkflowSignalDefinition> Signals => parts.Signals.Registry.Mutable;

    public IReadOnlyCollection<SuggestContinueAsNewReason> SuggestedContinueAsNewReasons =>
        [.. state.Activation.SuggestContinueAsNewReasons
            .Select(reason => (SuggestContinueAsNewReason)reason)
            .Where(reason => reason != SuggestContinueAsNewReason.Unspecified)];

    public bool TargetWorkerDeploymentVersionChanged => state.Activation.TargetWorkerDeploymentVersionChanged;

    public TaskFactory TaskFactory => state.Scheduler.Factory;

    public bool TracingEventsEnabled
    {
        get => state.Scheduler.TracingEventsEnabled;
        set => state.Scheduler.TracingEventsEnabled = value;
    }

    public SearchAttributeCollection TypedSearchAttributes => parts.Attributes.SearchAttributes;

    public IDictionary<string, WorkflowUpdateDefinition> Updates => parts.Updates.Registry.Mutable;

    public DateTime UtcNow => state.Activation.Timestamp;

    public void AssertMayWait() => state.AssertNotReadOnly(Work);

    public ContinueAsNewException CreateContinueAsNewException(
        string workflow, IReadOnlyCollection<object?> args, ContinueAsNewOptions? options)
    {
        state.AssertNotFrozen("continue as new");
        return parts.Chain.Outbound.CreateContinueAsNewException(new(workflow, args, options, Headers: null));
    }

    public Task DelayAsync(DelayOptions options)
    {
        state.AssertNotFrozen(Work);
        return parts.Chain.Outbound.DelayAsync(new(options.Delay, options.CancellationToken, options.Summary));
    }

    public Task<TResult> ExecuteActivityAsync<TResult>(
        string activity, IReadOnlyCollection<object?> args, ActivityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        state.AssertNotFrozen(Work);
        return parts.Chain.Outbound.ScheduleActivityAsync<TResult>(new(activity, args, options, Headers: null));
    }

    public Task<TResult> ExecuteLocalActivityAsync<TResult>(
        string activity, IReadOnlyCollection<object?> args, LocalActivityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        state.AssertNotFrozen(Work);
        return parts.Chain.Outbound.ScheduleLocalActivityAsync<TResult>(new(activity, args, options, Headers: null));
    }

    public ExternalWorkflowHandle<TWorkflow> GetExternalWorkflowHandle<TWorkflow>(string id, string? runId) =>
        new ExternalHandle<TWorkflow>(() => parts.Chain.Outbound, id, runId);

    public bool Patch(string patchId, bool deprecated) => parts.Patches.Decide(patchId, deprecated);

    public Task<ChildWorkflowHandle<TWorkflow, TResult>> StartChildWorkflowAsync<TWorkflow, TResult>(
        string workflow, IReadOnlyCollection<object?> args, ChildWorkflowOptions options)
    {
        state.AssertNotFrozen(Work);
        return parts.Chain.Outbound.StartChildWorkflowAsync<TWorkflow, TResult>(
            new(workflow, args, options, Headers: null));
    }

    public void UpsertMemo(IReadOnlyCollection<MemoUpdate> updates) => parts.Attributes.UpsertMemo(updates);

    public void UpsertTypedSearchAttributes(IReadOnlyCollection<SearchAttributeUpdate> updates) =>
        parts.Attributes.UpsertSearchAttributes(updates);

    public Task<bool> WaitConditionAsync(WaitConditionOptions options) => parts.Conditions.WaitAsync(options);

    private ReplaySafeMetricMeter CreateMeter() => new(
        state.Details.MetricMeter?.WithTags(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["namespace"] = state.Details.Namespace,
            ["task_queue"] = state.Details.TaskQueue,
            ["workflow_type"] = state.Info.WorkflowType,
        }),
        this);
}
