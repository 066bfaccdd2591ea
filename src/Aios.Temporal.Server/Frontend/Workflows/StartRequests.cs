using System.Text;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.Starting;
using Aios.Temporal.Server.Runs;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Server.Frontend;

/// <summary>Validates a start, in the official server's order, and makes its defaults explicit (server semantics 2.1).</summary>
internal static class StartRequests
{
    private const int FairnessKeyBytes = 64;

    public static StartRequest Of(StartWorkflowExecutionRequest request, DescribeNamespaceResponse space, ServerParts parts)
    {
        var limits = parts.Runs.Limits;
        var (reuse, conflict) = Policies(request.WorkflowIdReusePolicy, request.WorkflowIdConflictPolicy, WorkflowIdConflictPolicy.Fail);
        Check(request, limits);
        if (request.SearchAttributes is { } attributes)
        {
            parts.Validation(space.NamespaceInfo.Id).CheckSearchAttributes(attributes);
        }

        var backoff = request.WorkflowStartDelay ?? Cron(request.CronSchedule, parts);
        var run = new NewRun
        {
            NamespaceId = space.NamespaceInfo.Id,
            NamespaceName = space.NamespaceInfo.Name,
            WorkflowId = request.WorkflowId,
            RunId = parts.Runs.Ids.NewId(),
            RequestId = request.RequestId.Length > 0 ? request.RequestId : parts.Runs.Ids.NewId(),
            UserMetadata = request.UserMetadata,
            Links = [.. request.Links],
            Attributes = new()
            {
                WorkflowType = request.WorkflowType,
                TaskQueue = new() { Name = request.TaskQueue.Name, Kind = TaskQueueKind.Normal },
                Input = request.Input,
                WorkflowExecutionTimeout = request.WorkflowExecutionTimeout,
                WorkflowRunTimeout = request.WorkflowRunTimeout,
                WorkflowTaskTimeout = request.WorkflowTaskTimeout,
                Identity = request.Identity,
                RetryPolicy = request.RetryPolicy,
                CronSchedule = request.CronSchedule,
                FirstWorkflowTaskBackoff = backoff,
                Memo = request.Memo,
                SearchAttributes = WithoutNulls(request.SearchAttributes),
                Header = request.Header,
                Priority = request.Priority,
                VersioningOverride = request.VersioningOverride,
                ContinuedFailure = request.ContinuedFailure,
                LastCompletionResult = request.LastCompletionResult,
                EagerExecutionAccepted = request.RequestEagerExecution && backoff is null,
                CompletionCallbacks = { request.CompletionCallbacks },
            },
        };
        return new(run, reuse, conflict)
        {
            AttachRequest = request.OnConflictOptions is { AttachRequestId: true },
            EagerIdentity = request.RequestEagerExecution && backoff is null ? request.Identity : null,
        };
    }

    /// <summary>The same checks for the start half of signal-with-start.</summary>
    public static StartWorkflowExecutionRequest StartHalf(SignalWithStartWorkflowExecutionRequest request) => new()
    {
        Namespace = request.Namespace,
        WorkflowId = request.WorkflowId,
        WorkflowType = request.WorkflowType,
        TaskQueue = request.TaskQueue,
        Input = request.Input,
        WorkflowExecutionTimeout = request.WorkflowExecutionTimeout,
        WorkflowRunTimeout = request.WorkflowRunTimeout,
        WorkflowTaskTimeout = request.WorkflowTaskTimeout,
        Identity = request.Identity,
        RequestId = request.RequestId,
        WorkflowIdReusePolicy = request.WorkflowIdReusePolicy,
        WorkflowIdConflictPolicy = request.WorkflowIdConflictPolicy == WorkflowIdConflictPolicy.Unspecified
            && request.WorkflowIdReusePolicy != DeprecatedReuse.TerminateIfRunning
                ? WorkflowIdConflictPolicy.UseExisting
                : request.WorkflowIdConflictPolicy,
        RetryPolicy = request.RetryPolicy,
        CronSchedule = request.CronSchedule,
        Memo = request.Memo,
        SearchAttributes = request.SearchAttributes,
        Header = request.Header,
        WorkflowStartDelay = request.WorkflowStartDelay,
        UserMetadata = request.UserMetadata,
        VersioningOverride = request.VersioningOverride,
        Priority = request.Priority,
        Links = { request.Links },
    };

    private static (WorkflowIdReusePolicy Reuse, WorkflowIdConflictPolicy Conflict) Policies(
        WorkflowIdReusePolicy reuse, WorkflowIdConflictPolicy conflict, WorkflowIdConflictPolicy defaultConflict)
    {
        if (reuse == DeprecatedReuse.TerminateIfRunning)
        {
            return conflict == WorkflowIdConflictPolicy.Unspecified
                ? (WorkflowIdReusePolicy.AllowDuplicate, WorkflowIdConflictPolicy.TerminateExisting)
                : throw ServiceException.InvalidArgument(
                    "Invalid WorkflowIDReusePolicy: WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING cannot be used together with a WorkflowIDConflictPolicy.");
        }

        reuse = reuse == WorkflowIdReusePolicy.Unspecified ? WorkflowIdReusePolicy.AllowDuplicate : reuse;
        conflict = conflict == WorkflowIdConflictPolicy.Unspecified ? defaultConflict : conflict;
        return reuse == WorkflowIdReusePolicy.RejectDuplicate && conflict == WorkflowIdConflictPolicy.TerminateExisting
            ? throw ServiceException.InvalidArgument(
                "Invalid WorkflowIDReusePolicy: WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE cannot be used together with WorkflowIdConflictPolicy WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING")
            : (reuse, conflict);
    }

    private static void Check(StartWorkflowExecutionRequest request, EngineLimits limits)
    {
        Id(request.WorkflowId, "WorkflowId", limits);
        if (request.RetryPolicy is { } policy)
        {
            RetrySchedule.Normalize(policy);
        }

        if (request.CronSchedule.Length > 0 && request.WorkflowStartDelay is not null)
        {
            throw ServiceException.InvalidArgument("CronSchedule and WorkflowStartDelay may not be used together.");
        }

        Positive(request.WorkflowStartDelay, "WorkflowStartDelay");
        Id(request.WorkflowType?.Name ?? string.Empty, "WorkflowType", limits);
        var queue = request.TaskQueue?.Name ?? string.Empty;
        if (queue.Length == 0)
        {
            throw ServiceException.InvalidArgument("missing task queue name");
        }

        Id(queue, "taskQueue", limits);
        if (queue.StartsWith("/_sys/", StringComparison.Ordinal))
        {
            throw ServiceException.InvalidArgument($"task queue name cannot start with reserved prefix /_sys/: {queue}");
        }

        Positive(request.WorkflowExecutionTimeout, "WorkflowExecutionTimeout");
        Positive(request.WorkflowRunTimeout, "WorkflowRunTimeout");
        Positive(request.WorkflowTaskTimeout, "WorkflowTaskTimeout");
        if (request.RequestId.Length > limits.IdBytes)
        {
            throw ServiceException.InvalidArgument("RequestId length exceeds limit.");
        }

        Blob(request.Input, limits.BlobBytes, "Input");
        Blob(request.Header, limits.BlobBytes, "Header");
        Blob(request.Memo, limits.MemoBytes, "Memo");
        if (request.Priority is { } priority && (priority.PriorityKey < 0 || Encoding.UTF8.GetByteCount(priority.FairnessKey) > FairnessKeyBytes))
        {
            throw ServiceException.InvalidArgument("invalid priority");
        }
    }

    private static Duration? Cron(string cron, ServerParts parts)
    {
        try
        {
            return parts.Starter.CronBackoff(cron);
        }
        catch (FormatException error)
        {
            throw ServiceException.InvalidArgument($"invalid CronSchedule: {error.Message}");
        }
    }

    private static SearchAttributes? WithoutNulls(SearchAttributes? attributes)
    {
        if (attributes is null)
        {
            return null;
        }

        foreach (var name in attributes.IndexedFields.Where(field => Engine.Commands.SearchAttributeChecks.IsUnset(field.Value)).Select(field => field.Key).ToList())
        {
            attributes.IndexedFields.Remove(name);
        }

        return attributes;
    }

    private static void Id(string value, string name, EngineLimits limits)
    {
        if (value.Length == 0)
        {
            throw ServiceException.InvalidArgument($"{name} is not set on request.");
        }

        if (Encoding.UTF8.GetByteCount(value) > limits.IdBytes)
        {
            throw ServiceException.InvalidArgument($"{name} exceeds maximum allowed length ({value.Length}/{limits.IdBytes})");
        }
    }

    private static void Positive(Duration? duration, string name)
    {
        if (duration is { } span && (span.Seconds < 0 || span.Nanos < 0))
        {
            throw ServiceException.InvalidArgument($"invalid {name}: negative duration");
        }
    }

    private static void Blob(Google.Protobuf.IMessage? blob, int limit, string name)
    {
        if (blob is not null && blob.CalculateSize() > limit)
        {
            throw ServiceException.InvalidArgument($"{name} exceeds size limit.");
        }
    }

    private static class DeprecatedReuse
    {
        public const WorkflowIdReusePolicy TerminateIfRunning = (WorkflowIdReusePolicy)4;
    }
}
