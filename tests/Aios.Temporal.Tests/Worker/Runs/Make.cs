using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Worker.Runs;

/// <summary>Short names for what a scripted workflow asks.</summary>
internal static class Make
{
    public static Payload Payload(string json) => new()
    {
        Metadata = { ["encoding"] = ByteString.CopyFromUtf8("json/plain") },
        Data = ByteString.CopyFromUtf8(json),
    };

    public static InstanceCommand Timer(uint seq) => new StartTimerCommand(seq, TimeSpan.FromSeconds(1));

    public static InstanceCommand CancelTimer(uint seq) => new CancelTimerCommand(seq);

    public static InstanceCommand Activity(
        uint seq, ActivityCancellationType type = ActivityCancellationType.TryCancel, string id = "", string name = "DoIt") =>
        new ScheduleActivityCommand(seq, ActivityAttributes(seq, id, name), type, DisableEagerExecution: true);

    public static InstanceCommand CancelActivity(uint seq) => new RequestCancelActivityCommand(seq);

    public static InstanceCommand Local(
        uint seq, ActivityCancellationType type = ActivityCancellationType.TryCancel, string name = "DoIt") =>
        new ScheduleLocalActivityCommand(seq, ActivityAttributes(seq, "", name), 1, null, TimeSpan.FromMinutes(1), type);

    public static InstanceCommand CancelLocal(uint seq) => new RequestCancelLocalActivityCommand(seq);

    public static InstanceCommand Child(
        uint seq,
        string workflowId,
        ChildWorkflowCancellationType type = ChildWorkflowCancellationType.WaitCancellationCompleted,
        string name = "ChildWorkflow") => new StartChildWorkflowCommand(
            seq,
            new StartChildWorkflowExecutionCommandAttributes { WorkflowId = workflowId, WorkflowType = new() { Name = name } },
            type);

    public static InstanceCommand CancelChild(uint seq) => new CancelChildWorkflowCommand(seq, "no longer needed");

    public static InstanceCommand Signal(uint seq, string workflowId) => new SignalExternalWorkflowCommand(
        seq, new() { Execution = new() { WorkflowId = workflowId }, SignalName = "sig" });

    public static InstanceCommand CancelSignal(uint seq) => new CancelSignalExternalWorkflowCommand(seq);

    public static InstanceCommand CancelExternal(uint seq, string workflowId) =>
        new RequestCancelExternalWorkflowCommand(seq, "", workflowId, "", "why");

    public static InstanceCommand Patch(string id, bool deprecated = false) => new SetPatchMarkerCommand(id, deprecated);

    public static InstanceCommand Accept(string id) => new UpdateResponseCommand(id, new UpdateResponse.Accepted());

    public static InstanceCommand Reject(string id) =>
        new UpdateResponseCommand(id, new UpdateResponse.Rejected(new Failure { Message = "no" }));

    public static InstanceCommand Finish(string id) => new UpdateResponseCommand(id, new UpdateResponse.Completed(Payload("1")));

    public static InstanceCommand Complete(string json = "\"done\"") => new CompleteWorkflowCommand(Payload(json));

    public static InstanceCommand Fail(string message = "failed") => new FailWorkflowCommand(new Failure { Message = message });

    public static InstanceCommand ContinueAsNew() => new ContinueAsNewCommand(
        new() { WorkflowType = new() { Name = "TestWorkflow" } }, Memo: null, SearchAttributes: null);

    private static ScheduleActivityTaskCommandAttributes ActivityAttributes(uint seq, string id, string name) => new()
    {
        ActivityId = id.Length == 0 ? $"{seq}" : id,
        ActivityType = new() { Name = name },
    };
}
