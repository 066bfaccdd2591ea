using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Server.Engine.Commands;

internal static class UpsertWorkflowSearchAttributes
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadSearchAttributes;

    public static void Apply(CommandContext context, Command command)
    {
        var attributes = command.UpsertWorkflowSearchAttributesCommandAttributes?.SearchAttributes;
        if (attributes is null)
        {
            throw new CommandFailure(Bad, "SearchAttributes is not set on command.");
        }

        SearchAttributeChecks.Check(context, attributes);
        context.Write(command, EventType.UpsertWorkflowSearchAttributes, happened =>
            happened.UpsertWorkflowSearchAttributesEventAttributes = new()
            {
                SearchAttributes = attributes,
                WorkflowTaskCompletedEventId = context.CompletedTaskEventId,
            });
        foreach (var (name, value) in attributes.IndexedFields)
        {
            if (SearchAttributeChecks.IsUnset(value))
            {
                context.State.SearchAttributes.IndexedFields.Remove(name);
            }
            else
            {
                context.State.SearchAttributes.IndexedFields[name] = value.Clone();
            }
        }
    }
}

internal static class ModifyWorkflowProperties
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadModifyWorkflowPropertiesAttributes;

    public static void Apply(CommandContext context, Command command)
    {
        var memo = command.ModifyWorkflowPropertiesCommandAttributes?.UpsertedMemo;
        if (memo is null || memo.Fields.Count == 0)
        {
            throw new CommandFailure(Bad, "UpsertedMemo is not set on command.");
        }

        context.RequireSize(memo, Bad, "UpsertedMemo");
        context.Write(command, EventType.WorkflowPropertiesModified, happened =>
            happened.WorkflowPropertiesModifiedEventAttributes = new()
            {
                UpsertedMemo = memo,
                WorkflowTaskCompletedEventId = context.CompletedTaskEventId,
            });
        foreach (var (name, value) in memo.Fields)
        {
            if (SearchAttributeChecks.IsUnset(value))
            {
                context.State.Memo.Fields.Remove(name);
            }
            else
            {
                context.State.Memo.Fields[name] = value.Clone();
            }
        }
    }
}

internal static class RecordMarker
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadRecordMarkerAttributes;

    public static void Apply(CommandContext context, Command command)
    {
        var attributes = command.RecordMarkerCommandAttributes ?? throw new CommandFailure(Bad, "attributes are not set.");
        context.RequireId(attributes.MarkerName, Bad, "MarkerName");
        context.RequireSize(attributes, Bad, "Details");
        context.Write(command, EventType.MarkerRecorded, happened =>
        {
            happened.MarkerRecordedEventAttributes = new()
            {
                MarkerName = attributes.MarkerName,
                Header = attributes.Header,
                Failure = attributes.Failure,
                WorkflowTaskCompletedEventId = context.CompletedTaskEventId,
            };
            happened.MarkerRecordedEventAttributes.Details.Add(attributes.Details);
        });
    }
}
