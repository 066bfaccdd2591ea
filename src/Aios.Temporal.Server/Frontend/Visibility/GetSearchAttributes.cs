using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Visibility;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    /// <summary>The request names no namespace: the answer has the attributes of all.</summary>
    public override Task<GetSearchAttributesResponse> GetSearchAttributes(GetSearchAttributesRequest request, ServerCallContext context)
    {
        var response = new GetSearchAttributesResponse();
        var custom = Namespaces.All.SelectMany(found => parts.Schema.Custom(found.NamespaceInfo.Id));
        foreach (var (name, type) in SearchAttributeNames.System.Concat(SearchAttributeNames.Predefined).Concat(custom))
        {
            response.Keys[name] = type;
        }

        return Task.FromResult(response);
    }
}
