using Aios.Temporal.Api.Filter.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Visibility;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    public override async Task<ListOpenWorkflowExecutionsResponse> ListOpenWorkflowExecutions(
        ListOpenWorkflowExecutionsRequest request, ServerCallContext context)
    {
        var namespaceId = Namespaces.RequireId(request.Namespace);
        var query = new ListFilters(isOpen: true)
            .Time(request.StartTimeFilter)
            .Run(request.ExecutionFilter)
            .Equal("WorkflowType", request.TypeFilter?.Name)
            .Query;
        var (infos, token) = await ListAsync(namespaceId, query, request.MaximumPageSize, request.NextPageToken, context);
        return new() { Executions = { infos }, NextPageToken = token };
    }

    public override async Task<ListClosedWorkflowExecutionsResponse> ListClosedWorkflowExecutions(
        ListClosedWorkflowExecutionsRequest request, ServerCallContext context)
    {
        var namespaceId = Namespaces.RequireId(request.Namespace);
        var query = new ListFilters(isOpen: false)
            .Time(request.StartTimeFilter)
            .Run(request.ExecutionFilter)
            .Equal("WorkflowType", request.TypeFilter?.Name)
            .Equal(SearchAttributeNames.ExecutionStatus, request.StatusFilter is { } status ? ExecutionStatusNames.Of(status.Status) : null)
            .Query;
        var (infos, token) = await ListAsync(namespaceId, query, request.MaximumPageSize, request.NextPageToken, context);
        return new() { Executions = { infos }, NextPageToken = token };
    }

    /// <summary>The old list requests as a query.</summary>
    private sealed class ListFilters(bool isOpen)
    {
        private static readonly Dictionary<string, Api.Enums.V1.IndexedValueType> NoCustom = [];

        private VisibilityFilter filter = new VisibilityFilter.And(
            new VisibilityFilter.Compare(VisibilityFields.NamespaceDivision, VisibilityOperator.IsNull, []),
            new VisibilityFilter.Compare(VisibilityFields.CloseTime, isOpen ? VisibilityOperator.IsNull : VisibilityOperator.IsNotNull, []));

        public VisibilityQuery Query => new(filter, [], null);

        // The time of closed runs is when they closed.
        public ListFilters Time(StartTimeFilter? times)
        {
            var field = isOpen ? "StartTime" : SearchAttributeNames.CloseTime;
            And(field, VisibilityOperator.GreaterOrEqual, times?.EarliestTime?.ToDateTime());
            return And(field, VisibilityOperator.LessOrEqual, times?.LatestTime?.ToDateTime());
        }

        public ListFilters Run(WorkflowExecutionFilter? run) => Equal("WorkflowId", run?.WorkflowId).Equal("RunId", run?.RunId);

        public ListFilters Equal(string field, string? value) =>
            And(field, VisibilityOperator.Equal, string.IsNullOrEmpty(value) ? null : value);

        private ListFilters And(string field, VisibilityOperator comparison, object? value)
        {
            if (value is not null)
            {
                filter = new VisibilityFilter.And(filter, new VisibilityFilter.Compare(VisibilityFields.Find(field, NoCustom)!, comparison, [value]));
            }

            return this;
        }
    }
}
