using Aios.Temporal.Api.Workflow.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Visibility;
using Google.Protobuf;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    public override async Task<ListWorkflowExecutionsResponse> ListWorkflowExecutions(
        ListWorkflowExecutionsRequest request, ServerCallContext context)
    {
        var namespaceId = Namespaces.RequireId(request.Namespace);
        var (infos, token) = await ListAsync(namespaceId, ListQuery(namespaceId, request.Query), request.PageSize, request.NextPageToken, context);
        return new() { Executions = { infos }, NextPageToken = token };
    }

    public override async Task<ScanWorkflowExecutionsResponse> ScanWorkflowExecutions(
        ScanWorkflowExecutionsRequest request, ServerCallContext context)
    {
        var namespaceId = Namespaces.RequireId(request.Namespace);
        var (infos, token) = await ListAsync(namespaceId, ListQuery(namespaceId, request.Query), request.PageSize, request.NextPageToken, context);
        return new() { Executions = { infos }, NextPageToken = token };
    }

    public override Task<ListArchivedWorkflowExecutionsResponse> ListArchivedWorkflowExecutions(
        ListArchivedWorkflowExecutionsRequest request, ServerCallContext context)
    {
        Namespaces.RequireId(request.Namespace);
        throw ServiceException.InvalidArgument("Namespace is not configured for visibility archival.");
    }

    private VisibilityQuery ListQuery(string namespaceId, string text)
    {
        var query = parts.Schema.Parse(namespaceId, text);
        return query.GroupBy is null
            ? query
            : throw ServiceException.InvalidArgument("invalid query: GROUP BY is only for counting");
    }

    private async Task<(IReadOnlyList<WorkflowExecutionInfo> Infos, ByteString NextPageToken)> ListAsync(
        string namespaceId, VisibilityQuery query, int pageSize, ByteString pageToken, ServerCallContext context)
    {
        var size = pageSize is <= 0 or > VisibilityLimits.PageSize ? VisibilityLimits.PageSize : pageSize;
        var page = await parts.Visibility.ListAsync(namespaceId, query, size, pageToken.ToByteArray(), context.CancellationToken);
        return ([.. page.Records.Select(record => VisibilityInfos.Of(record, parts.Schema))], ByteString.CopyFrom(page.NextPageToken));
    }
}
