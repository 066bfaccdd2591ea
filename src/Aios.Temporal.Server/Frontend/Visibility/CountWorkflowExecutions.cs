using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Visibility;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    public override async Task<CountWorkflowExecutionsResponse> CountWorkflowExecutions(
        CountWorkflowExecutionsRequest request, ServerCallContext context)
    {
        var namespaceId = Namespaces.RequireId(request.Namespace);
        var query = parts.Schema.Parse(namespaceId, request.Query);
        var groups = await parts.Visibility.CountAsync(namespaceId, query, context.CancellationToken);
        var response = new CountWorkflowExecutionsResponse { Count = groups.Sum(group => group.Count) };
        if (query.GroupBy is not null)
        {
            response.Groups.AddRange(groups.Select(group => new CountWorkflowExecutionsResponse.Types.AggregationGroup
            {
                GroupValues = { group.Values.Select(SearchAttributeValues.Encode) },
                Count = group.Count,
            }));
        }

        return response;
    }
}
