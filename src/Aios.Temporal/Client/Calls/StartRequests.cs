using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.TaskQueue.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Client.Calls;

/// <summary>Builds the requests that start workflows, and checks their options first.</summary>
internal static class StartRequests
{
    /// <summary>Throws if the options cannot be sent.</summary>
    public static void Check(string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(workflow);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(options);
        CheckTarget(options);
        if (options is { CronSchedule.Length: > 0, StartDelay: not null })
        {
            throw new ArgumentException("A cron schedule and a start delay cannot be combined.", nameof(options));
        }

#pragma warning disable CS0612 // The policy is deprecated on the server but part of the public enumeration.
        if (options is { IdReusePolicy: WorkflowIdReusePolicy.TerminateIfRunning, IdConflictPolicy: not WorkflowIdConflictPolicy.Unspecified })
#pragma warning restore CS0612
        {
            throw new ArgumentException(
                "Id reuse policy TerminateIfRunning cannot be combined with an id conflict policy: use conflict policy TerminateExisting.",
                nameof(options));
        }

        if (options.StartSignalArgs is not null && options.StartSignal is null)
        {
            throw new ArgumentException("Start signal arguments need a start signal.", nameof(options));
        }
    }

    /// <summary>Throws if what every start needs is missing or not valid; schedule actions are checked by it too.</summary>
    public static void CheckTarget(WorkflowOptions options)
    {
        if (string.IsNullOrEmpty(options.Id))
        {
            throw new ArgumentException("A workflow id is required: set WorkflowOptions.Id.", nameof(options));
        }

        if (string.IsNullOrEmpty(options.TaskQueue))
        {
            throw new ArgumentException("A task queue is required: set WorkflowOptions.TaskQueue.", nameof(options));
        }

        CheckNotNegative(options.ExecutionTimeout, nameof(options.ExecutionTimeout));
        CheckNotNegative(options.RunTimeout, nameof(options.RunTimeout));
        CheckNotNegative(options.TaskTimeout, nameof(options.TaskTimeout));
        CheckNotNegative(options.StartDelay, nameof(options.StartDelay));
        MemoFields.Check(options.Memo, nameof(options));
    }

    /// <summary>Builds a start request. Its request id makes all retries of it one start.</summary>
    public static async Task<StartWorkflowExecutionRequest> BuildAsync(
        TemporalClient client,
        string workflow,
        IReadOnlyCollection<object?> args,
        WorkflowOptions options,
        IDictionary<string, Payload>? headers)
    {
        var converter = client.WorkflowConverter(options.Id!);
        return new()
        {
            Namespace = client.Options.Namespace,
            WorkflowId = options.Id,
            WorkflowType = new WorkflowType { Name = workflow },
            TaskQueue = new TaskQueue { Name = options.TaskQueue },
            Input = await converter.ToPayloadsFieldAsync(args),
            WorkflowExecutionTimeout = options.ExecutionTimeout.ToDuration(),
            WorkflowRunTimeout = options.RunTimeout.ToDuration(),
            WorkflowTaskTimeout = options.TaskTimeout.ToDuration(),
            Identity = client.Identity,
            RequestId = TemporalClient.NewRequestId(),
            WorkflowIdReusePolicy = options.IdReusePolicy,
            WorkflowIdConflictPolicy = options.IdConflictPolicy,
            RetryPolicy = options.RetryPolicy?.ToProto(),
            CronSchedule = options.CronSchedule ?? string.Empty,
            Memo = await MemoFields.WriteAsync(options.Memo, converter),
            SearchAttributes = options.TypedSearchAttributes?.ToProto(),
            Header = await converter.ToHeaderAsync(headers),
            WorkflowStartDelay = options.StartDelay.ToDuration(),
            UserMetadata = await converter.ToUserMetadataAsync(options.StaticSummary, options.StaticDetails),
            Priority = options.Priority?.ToProto(),
            VersioningOverride = options.VersioningOverride?.ToProto(),
        };
    }

    /// <summary>Turns a start request into a signal-with-start request.</summary>
    public static async Task<SignalWithStartWorkflowExecutionRequest> WithSignalAsync(
        StartWorkflowExecutionRequest start, DataConverter converter, WorkflowOptions options) => new()
        {
            Namespace = start.Namespace,
            WorkflowId = start.WorkflowId,
            WorkflowType = start.WorkflowType,
            TaskQueue = start.TaskQueue,
            Input = start.Input,
            WorkflowExecutionTimeout = start.WorkflowExecutionTimeout,
            WorkflowRunTimeout = start.WorkflowRunTimeout,
            WorkflowTaskTimeout = start.WorkflowTaskTimeout,
            Identity = start.Identity,
            RequestId = start.RequestId,
            WorkflowIdReusePolicy = start.WorkflowIdReusePolicy,
            WorkflowIdConflictPolicy = start.WorkflowIdConflictPolicy,
            SignalName = options.StartSignal,
            SignalInput = await converter.ToPayloadsFieldAsync(options.StartSignalArgs),
            RetryPolicy = start.RetryPolicy,
            CronSchedule = start.CronSchedule,
            Memo = start.Memo,
            SearchAttributes = start.SearchAttributes,
            Header = start.Header,
            WorkflowStartDelay = start.WorkflowStartDelay,
            UserMetadata = start.UserMetadata,
            Priority = start.Priority,
            VersioningOverride = start.VersioningOverride,
        };

    private static void CheckNotNegative(TimeSpan? time, string name)
    {
        if (time < TimeSpan.Zero)
        {
            throw new ArgumentException($"{name} is negative ({time}).", nameof(time));
        }
    }
}
