using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Engine.WorkflowTasks;
using Aios.Temporal.Server.Storage;
using Google.Protobuf;

namespace Aios.Temporal.Server.Runs;

/// <summary>Makes and reads the tokens by which workers answer.</summary>
internal static class TaskTokens
{
    public static TaskToken Workflow(RunKey key, WorkflowTaskState task) => new()
    {
        NamespaceId = key.NamespaceId,
        WorkflowId = key.WorkflowId,
        RunId = key.RunId,
        ScheduledEventId = task.ScheduledEventId,
        StartedEventId = task.StartedEventId,
        Attempt = task.Attempt,
    };

    public static TaskToken Activity(RunKey key, ActivityState activity) => new()
    {
        NamespaceId = key.NamespaceId,
        WorkflowId = key.WorkflowId,
        RunId = key.RunId,
        ScheduledEventId = activity.ScheduledEventId,
        Attempt = activity.Attempt,
        ActivityId = activity.Attributes.ActivityId,
        ActivityType = activity.Attributes.ActivityType.Name,
    };

    public static TaskToken Query(RunKey key, string queryId) => new()
    {
        NamespaceId = key.NamespaceId,
        WorkflowId = key.WorkflowId,
        RunId = key.RunId,
        QueryId = queryId,
    };

    public static ByteString Encode(this TaskToken token) => token.ToByteString();

    public static RunKey Run(this TaskToken token) => new(token.NamespaceId, token.WorkflowId, token.RunId);

    public static WorkflowTaskIdentity WorkflowTask(this TaskToken token) =>
        new(token.ScheduledEventId, token.StartedEventId, token.Attempt);

    /// <exception cref="ServiceException">Not a token, or one of another namespace.</exception>
    public static TaskToken Decode(ByteString bytes, string namespaceId)
    {
        TaskToken token;
        try
        {
            token = TaskToken.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            throw ServiceException.InvalidArgument("Error deserializing task token.");
        }

        if (bytes.IsEmpty || token.WorkflowId.Length == 0)
        {
            throw ServiceException.InvalidArgument("Error deserializing task token.");
        }

        return token.NamespaceId == namespaceId
            ? token
            : throw ServiceException.InvalidArgument("Operation requested with a token from a different namespace.");
    }
}
