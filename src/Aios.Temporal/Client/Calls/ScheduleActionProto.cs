using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Workflow.V1;
using Aios.Temporal.Client.Schedules;
using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using ScheduleAction = Aios.Temporal.Client.Schedules.ScheduleAction;

namespace Aios.Temporal.Client.Calls;

/// <summary>Schedule actions between option objects and the wire.</summary>
internal static class ScheduleActionProto
{
    /// <summary>Throws if the action cannot be sent.</summary>
    public static ScheduleActionStartWorkflow Check(ScheduleAction action)
    {
        var start = action as ScheduleActionStartWorkflow ?? throw new ArgumentException(
            $"The only schedule action is {nameof(ScheduleActionStartWorkflow)}, but this is {action?.GetType().Name ?? "null"}.", nameof(action));
        ArgumentException.ThrowIfNullOrEmpty(start.Workflow);
        ArgumentNullException.ThrowIfNull(start.Args);
        ArgumentNullException.ThrowIfNull(start.Options);
        StartRequests.CheckTarget(start.Options);
        var forbidden = start.Options switch
        {
            { IdReusePolicy: not WorkflowIdReusePolicy.AllowDuplicate } => nameof(WorkflowOptions.IdReusePolicy),
            { IdConflictPolicy: not WorkflowIdConflictPolicy.Unspecified } => nameof(WorkflowOptions.IdConflictPolicy),
            { CronSchedule.Length: > 0 } => nameof(WorkflowOptions.CronSchedule),
            { StartDelay: not null } => nameof(WorkflowOptions.StartDelay),
            { StartSignal: not null } => nameof(WorkflowOptions.StartSignal),
            { StartSignalArgs: not null } => nameof(WorkflowOptions.StartSignalArgs),
            { RequestEagerStart: true } => nameof(WorkflowOptions.RequestEagerStart),
            { Rpc: not null } => nameof(WorkflowOptions.Rpc),
            _ => null,
        };
        return forbidden is null
            ? start
            : throw new ArgumentException($"{forbidden} cannot be set on the workflow of a schedule.", nameof(action));
    }

    public static async Task<Api.Schedule.V1.ScheduleAction> WriteAsync(TemporalClient client, ScheduleActionStartWorkflow action)
    {
        var options = action.Options;
        var converter = client.WorkflowConverter(options.Id!);
        var start = new NewWorkflowExecutionInfo
        {
            WorkflowId = options.Id,
            WorkflowType = new WorkflowType { Name = action.Workflow },
            TaskQueue = new() { Name = options.TaskQueue },
            Input = await WriteArgsAsync(action.Args, converter),
            WorkflowExecutionTimeout = options.ExecutionTimeout.ToDuration(),
            WorkflowRunTimeout = options.RunTimeout.ToDuration(),
            WorkflowTaskTimeout = options.TaskTimeout.ToDuration(),
            RetryPolicy = options.RetryPolicy?.ToProto(),
            Memo = await MemoFields.WriteAsync(options.Memo, converter),
            SearchAttributes = options.TypedSearchAttributes?.ToProto(),
            UserMetadata = await converter.ToUserMetadataAsync(options.StaticSummary, options.StaticDetails),
            Priority = options.Priority?.ToProto(),
            VersioningOverride = options.VersioningOverride?.ToProto(),
        };
        if (action.Headers is { Count: > 0 } headers)
        {
            start.Header = new Header { Fields = { headers.ToDictionary(h => h.Key, h => h.Value.Payload, StringComparer.Ordinal) } };
        }

        return new() { StartWorkflow = start };
    }

    public static async Task<ScheduleAction> ReadAsync(TemporalClient client, Api.Schedule.V1.ScheduleAction action)
    {
        var start = action?.StartWorkflow
            ?? throw new InvalidOperationException("The server described a schedule without a workflow to start.");
        var converter = client.WorkflowConverter(start.WorkflowId);
        var options = new WorkflowOptions(start.WorkflowId, start.TaskQueue.Name)
        {
            ExecutionTimeout = start.WorkflowExecutionTimeout?.ToTimeSpan(),
            RunTimeout = start.WorkflowRunTimeout?.ToTimeSpan(),
            TaskTimeout = start.WorkflowTaskTimeout?.ToTimeSpan(),
            RetryPolicy = start.RetryPolicy is { } retry ? Common.RetryPolicy.FromProto(retry) : null,
            Memo = start.Memo is null
                ? null
                : MemoFields.Read(start.Memo, converter).ToDictionary(field => field.Key, field => (object)field.Value, StringComparer.Ordinal),
            TypedSearchAttributes = start.SearchAttributes is { } attributes ? SearchAttributeCollection.FromProto(attributes) : null,
            StaticSummary = await ReadTextAsync(start.UserMetadata?.Summary, converter),
            StaticDetails = await ReadTextAsync(start.UserMetadata?.Details, converter),
            Priority = start.Priority is { } priority ? Common.Priority.FromProto(priority) : null,
            VersioningOverride = VersioningOverrideProto.Read(start.VersioningOverride),
        };
        var args = start.Input?.Payloads_.Select(payload => (object?)new EncodedRawValue(converter, payload)) ?? [];
        var headers = start.Header?.Fields.ToDictionary(
            field => field.Key, field => (IEncodedRawValue)new EncodedRawValue(converter, field.Value), StringComparer.Ordinal);
        return new ScheduleActionStartWorkflow(start.WorkflowType.Name, [.. args], options, headers);
    }

    // A codec may make another number of payloads out of an argument list, so fresh arguments are encoded as a list unless
    // some of them came encoded from the server.
    private static async Task<Payloads?> WriteArgsAsync(IReadOnlyCollection<object?> args, DataConverter converter)
    {
        if (!args.Any(arg => arg is IEncodedRawValue))
        {
            return await converter.ToPayloadsFieldAsync(args);
        }

        var payloads = new Payloads();
        foreach (var arg in args)
        {
            payloads.Payloads_.Add(arg is IEncodedRawValue raw ? raw.Payload : await converter.ToPayloadAsync(arg));
        }

        return payloads;
    }

    private static async Task<string?> ReadTextAsync(Payload? payload, DataConverter converter) =>
        payload is null ? null : await converter.ToValueAsync<string>(payload);
}
