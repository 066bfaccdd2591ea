using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Sdk.V1;
using Google.Protobuf.Collections;
using ActivityCancellation = Aios.Temporal.Workflows.ActivityCancellationType;
using ChildCancellation = Aios.Temporal.Workflows.ChildWorkflowCancellationType;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.Activations;

/// <summary>
/// What an instance asks of the engine. Seq counters start at 1 and are per kind: timers; activities and local
/// activities together; children; external signals; external cancels (protocol section 5.2). The instance fills in the
/// server's own attribute messages; fields that only the engine knows (event ids, default task queue) stay empty.
/// </summary>
internal abstract record InstanceCommand
{
    /// <summary>Summary and details shown by the UI; never compared for determinism.</summary>
    public UserMetadata? UserMetadata { get; init; }
}

internal sealed record StartTimerCommand(uint Seq, TimeSpan Duration) : InstanceCommand;

internal sealed record CancelTimerCommand(uint Seq) : InstanceCommand;

internal sealed record ScheduleActivityCommand(
    uint Seq,
    ScheduleActivityTaskCommandAttributes Attributes,
    ActivityCancellation CancellationType,
    bool DisableEagerExecution) : InstanceCommand;

internal sealed record RequestCancelActivityCommand(uint Seq) : InstanceCommand;

/// <summary>
/// Reuses the schedule attributes for id, type, header, input, time-outs and retry policy (task queue empty).
/// <paramref name="Attempt"/> is 1 unless this is the re-schedule after a long backoff.
/// </summary>
internal sealed record ScheduleLocalActivityCommand(
    uint Seq,
    ScheduleActivityTaskCommandAttributes Attributes,
    int Attempt,
    DateTime? OriginalScheduleTime,
    TimeSpan LocalRetryThreshold,
    ActivityCancellation CancellationType) : InstanceCommand
{
    /// <summary>Whether the marker in history also shows the arguments.</summary>
    public bool IncludeArgumentsInMarker { get; init; }
}

internal sealed record RequestCancelLocalActivityCommand(uint Seq) : InstanceCommand;

internal sealed record StartChildWorkflowCommand(
    uint Seq,
    StartChildWorkflowExecutionCommandAttributes Attributes,
    ChildCancellation CancellationType) : InstanceCommand;

internal sealed record CancelChildWorkflowCommand(uint ChildSeq, string Reason) : InstanceCommand;

internal sealed record SignalExternalWorkflowCommand(
    uint Seq,
    SignalExternalWorkflowExecutionCommandAttributes Attributes) : InstanceCommand;

internal sealed record CancelSignalExternalWorkflowCommand(uint Seq) : InstanceCommand;

/// <summary>Empty <paramref name="RunId"/> means the current run.</summary>
internal sealed record RequestCancelExternalWorkflowCommand(
    uint Seq,
    string Namespace,
    string WorkflowId,
    string RunId,
    string Reason) : InstanceCommand;

internal sealed record SetPatchMarkerCommand(string PatchId, bool Deprecated) : InstanceCommand;

internal sealed record UpsertSearchAttributesCommand(SearchAttributes SearchAttributes) : InstanceCommand;

internal sealed record ModifyPropertiesCommand(Memo UpsertedMemo) : InstanceCommand;

internal sealed record UpdateResponseCommand(string ProtocolInstanceId, UpdateResponse Response) : InstanceCommand;

internal abstract record UpdateResponse
{
    internal sealed record Accepted : UpdateResponse;

    /// <summary>Before acceptance: rejection. After acceptance: the update failed.</summary>
    internal sealed record Rejected(ProtoFailure Failure) : UpdateResponse;

    internal sealed record Completed(Payload? Result) : UpdateResponse;
}

internal sealed record CompleteWorkflowCommand(Payload? Result) : InstanceCommand;

internal sealed record FailWorkflowCommand(ProtoFailure Failure) : InstanceCommand;

internal sealed record CancelWorkflowCommand : InstanceCommand;

/// <summary>Null retry policy, memo or search attributes: the engine fills in the run's current ones.</summary>
internal sealed record ContinueAsNewCommand(
    ContinueAsNewWorkflowExecutionCommandAttributes Attributes,
    MapField<string, Payload>? Memo,
    SearchAttributes? SearchAttributes) : InstanceCommand;

/// <summary>Exactly one of <paramref name="Result"/> and <paramref name="Failure"/> is set.</summary>
internal sealed record RespondToQueryCommand(string QueryId, Payload? Result, ProtoFailure? Failure) : InstanceCommand;
