using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Matching;
using Aios.Temporal.Server.Namespaces;
using Aios.Temporal.Server.Runs;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

/// <summary>
/// WorkflowService: one file per RPC (or per family of near-identical ones). A handler validates, finds what the request
/// means and calls the part that does it.
/// </summary>
internal sealed partial class WorkflowServiceFrontend(ServerParts parts) : Api.WorkflowService.V1.WorkflowService.WorkflowServiceBase
{
    /// <summary>A long poll answers this long before the caller's deadline, so that the answer wins.</summary>
    private static readonly TimeSpan DeadlineMargin = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(60);

    private NamespaceRegistry Namespaces => parts.Namespaces;

    private RunService Runs => parts.Runs;

    private MatchingService Matching => parts.Matching;

    private EngineLimits Limits => parts.Runs.Limits;

    /// <summary>How long this call may wait; null deadline: <paramref name="longest"/>.</summary>
    private TimeSpan Wait(ServerCallContext context, TimeSpan longest)
    {
        if (context.Deadline == DateTime.MaxValue)
        {
            return longest;
        }

        var left = context.Deadline - Runs.Clock.Real.GetUtcNow().UtcDateTime - DeadlineMargin;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < longest ? left : longest;
    }

    private TimeSpan RequirePollWait(ServerCallContext context) => context.Deadline == DateTime.MaxValue
        ? throw ServiceException.InvalidArgument("Context timeout is not set.")
        : Wait(context, LongestPoll);

    private void RequireId(string value, string name)
    {
        if (value.Length == 0)
        {
            throw ServiceException.InvalidArgument($"{name} is not set on request.");
        }

        LimitId(value, name);
    }

    private void LimitId(string value, string name)
    {
        if (value.Length > Limits.IdBytes)
        {
            throw ServiceException.InvalidArgument($"{name} exceeds maximum allowed length ({value.Length}/{Limits.IdBytes})");
        }
    }

    private void LimitBlob(Google.Protobuf.IMessage? blob, string name)
    {
        if (blob is not null && blob.CalculateSize() > Limits.BlobBytes)
        {
            throw ServiceException.InvalidArgument($"{name} exceeds size limit.");
        }
    }

    /// <summary>Namespace id and execution of a request about one run.</summary>
    private (string NamespaceId, string WorkflowId, string RunId) RequireExecution(
        string namespaceName, Api.Common.V1.WorkflowExecution? execution)
    {
        var namespaceId = Namespaces.RequireId(namespaceName);
        if (execution is null)
        {
            throw ServiceException.InvalidArgument("Execution is not set on request.");
        }

        RequireId(execution.WorkflowId, "WorkflowId");
        return (namespaceId, execution.WorkflowId, execution.RunId);
    }
}
