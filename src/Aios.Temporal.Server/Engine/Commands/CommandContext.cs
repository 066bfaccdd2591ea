using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Google.Protobuf;

namespace Aios.Temporal.Server.Engine.Commands;

/// <summary>What a command handler sees of the completion it belongs to.</summary>
internal sealed class CommandContext(Transition step, long completedTaskEventId, string identity, bool hadBufferedEvents)
{
    public Transition Step { get; } = step;

    public State.RunState State => Step.State;

    /// <summary>Id of the WORKFLOW_TASK_COMPLETED event of this completion.</summary>
    public long CompletedTaskEventId { get; } = completedTaskEventId;

    public string Identity { get; } = identity;

    /// <summary>Events that this worker has not seen were waiting when the completion arrived.</summary>
    public bool HasUnseenEvents { get; set; } = hadBufferedEvents;

    /// <summary>Scheduled event ids of activities to hand to this worker at once.</summary>
    public List<long> EagerActivities { get; } = [];

    public required CommandValidation Validation { get; init; }

    /// <summary>Writes the event of a command, with the metadata of the command.</summary>
    public HistoryEvent Write(Command command, EventType type, Action<HistoryEvent> fill)
    {
        var happened = Step.NewEvent(type);
        happened.UserMetadata = command.UserMetadata;
        fill(happened);
        return Step.AppendDirectly(happened);
    }

    /// <summary>A closing command is refused while there are events the worker has not seen.</summary>
    public void RequireNoUnseenEvents()
    {
        if (HasUnseenEvents)
        {
            throw new CommandFailure(WorkflowTaskFailedCause.UnhandledCommand);
        }
    }

    public void RequireId(string value, WorkflowTaskFailedCause cause, string name)
    {
        if (value.Length == 0)
        {
            throw new CommandFailure(cause, $"{name} is not set on command.");
        }

        if (System.Text.Encoding.UTF8.GetByteCount(value) > Step.Limits.IdBytes)
        {
            throw new CommandFailure(cause, $"{name} exceeds length limit.");
        }
    }

    public void RequireSize(IMessage? blob, WorkflowTaskFailedCause cause, string name)
    {
        if (blob is not null && blob.CalculateSize() > Step.Limits.BlobBytes)
        {
            throw new CommandFailure(cause, $"{name} exceeds size limit.", terminatesRun: true);
        }
    }
}

/// <summary>Checks that need knowledge from outside the run; given by the caller so that the engine stays pure.</summary>
/// <param name="CheckSearchAttributes">Throws <see cref="ServiceException"/> on undefined names or wrong types, fills in type metadata.</param>
internal sealed record CommandValidation(Action<Api.Common.V1.SearchAttributes> CheckSearchAttributes)
{
    public static CommandValidation None { get; } = new(_ => { });
}
