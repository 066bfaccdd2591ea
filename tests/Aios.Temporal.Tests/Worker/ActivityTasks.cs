using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Converters;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Tests.Worker;

internal static class ActivityTasks
{
    /// <summary>A task as the server hands it out.</summary>
    public static PollActivityTaskQueueResponse Create(string type, params object?[] arguments) => new()
    {
        TaskToken = ByteString.CopyFromUtf8("token"),
        WorkflowNamespace = "ns",
        WorkflowType = new() { Name = "wf" },
        WorkflowExecution = new() { WorkflowId = "wid", RunId = "rid" },
        ActivityType = new() { Name = type },
        ActivityId = "1",
        Attempt = 1,
        Input = new() { Payloads_ = { DataConverter.Default.PayloadConverter.ToPayloads(arguments) } },
        ScheduledTime = DateTime.UnixEpoch.ToTimestamp(),
        CurrentAttemptScheduledTime = DateTime.UnixEpoch.ToTimestamp(),
        StartedTime = DateTime.UnixEpoch.ToTimestamp(),
        StartToCloseTimeout = TimeSpan.FromMinutes(1).ToDuration(),
    };
}
