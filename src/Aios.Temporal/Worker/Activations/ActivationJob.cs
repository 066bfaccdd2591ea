using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.Update.V1;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.Activations;

/// <summary>One thing that happened to a run. Payloads are as on the wire until the codec pass before the instance.</summary>
internal abstract record ActivationJob;

/// <summary>First job of every run. <paramref name="StartTime"/> is the event time of the started event (UTC).</summary>
internal sealed record InitializeWorkflow(
    string WorkflowId,
    WorkflowExecutionStartedEventAttributes Started,
    DateTime StartTime,
    ulong RandomnessSeed) : ActivationJob;

/// <summary>The marker of this patch is in history.</summary>
internal sealed record NotifyHasPatch(string PatchId) : ActivationJob;

/// <summary>The run was reset: random values change from here.</summary>
internal sealed record UpdateRandomSeed(ulong RandomnessSeed) : ActivationJob;

internal sealed record SignalWorkflow(string Name, Payloads? Input, Header? Header, string Identity) : ActivationJob;

/// <summary>An update to validate (unless replaying) and run. <paramref name="Id"/> is the update id.</summary>
internal sealed record DoUpdate(
    string Id,
    string ProtocolInstanceId,
    string Name,
    Payloads? Input,
    Header? Header,
    Meta Meta,
    bool RunValidator) : ActivationJob;

internal sealed record FireTimer(uint Seq) : ActivationJob;

internal sealed record ResolveActivity(uint Seq, ActivityResolution Result, bool IsLocal) : ActivationJob;

internal sealed record ResolveChildWorkflowStart(uint Seq, ChildWorkflowStartResolution Result) : ActivationJob;

internal sealed record ResolveChildWorkflow(uint Seq, ChildWorkflowResolution Result) : ActivationJob;

/// <summary><paramref name="Failure"/> is null on success.</summary>
internal sealed record ResolveSignalExternalWorkflow(uint Seq, ProtoFailure? Failure) : ActivationJob;

/// <summary><paramref name="Failure"/> is null on success.</summary>
internal sealed record ResolveRequestCancelExternalWorkflow(uint Seq, ProtoFailure? Failure) : ActivationJob;

internal sealed record CancelWorkflow(string Reason) : ActivationJob;

/// <summary>Never mixed with other kinds. A legacy query has the id <see cref="LegacyId"/>.</summary>
internal sealed record QueryWorkflow(string QueryId, string QueryType, Payloads? Arguments, Header? Header) : ActivationJob
{
    public const string LegacyId = "legacy_query";
}

/// <summary>Alone in its activation: drop all references, run no user code.</summary>
internal sealed record RemoveFromCache(string Reason) : ActivationJob;

/// <summary>How an activity, remote or local, ended.</summary>
internal abstract record ActivityResolution
{
    /// <summary><paramref name="Result"/> is null if the activity recorded no payload.</summary>
    internal sealed record Completed(Payload? Result) : ActivityResolution;

    internal sealed record Failed(ProtoFailure Failure) : ActivityResolution;

    internal sealed record Cancelled(ProtoFailure Failure) : ActivityResolution;

    /// <summary>Local only: sleep this long by a timer, then schedule again as <paramref name="Attempt"/>.</summary>
    internal sealed record Backoff(int Attempt, TimeSpan Delay, DateTime OriginalScheduleTime) : ActivityResolution;
}

internal abstract record ChildWorkflowStartResolution
{
    internal sealed record Succeeded(string RunId) : ChildWorkflowStartResolution;

    internal sealed record Failed(string WorkflowId, string WorkflowType, StartChildWorkflowExecutionFailedCause Cause)
        : ChildWorkflowStartResolution;

    internal sealed record Cancelled(ProtoFailure Failure) : ChildWorkflowStartResolution;
}

internal abstract record ChildWorkflowResolution
{
    internal sealed record Completed(Payload? Result) : ChildWorkflowResolution;

    internal sealed record Failed(ProtoFailure Failure) : ChildWorkflowResolution;

    internal sealed record Cancelled(ProtoFailure Failure) : ChildWorkflowResolution;
}
