using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Calls;

namespace Aios.Temporal.Worker;

/// <summary>What the server says about the namespace of a worker. Absent facts are zero and false.</summary>
internal sealed record NamespaceFacts(long PayloadSizeLimitBytes, long MemoSizeLimitBytes, bool CompletesPollsOnShutdown)
{
    /// <exception cref="InvalidOperationException">The namespace does not exist, or may not be used.</exception>
    public static async Task<NamespaceFacts> ReadAsync(PollCalls calls, string @namespace, CancellationToken cancellationToken)
    {
        try
        {
            return Of(await calls.DescribeNamespaceAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.NotFound)
        {
            throw new InvalidOperationException($"Namespace {@namespace} does not exist on the server; create it or change the namespace of the client", e);
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.Unimplemented)
        {
            // Test servers know no namespaces; there is nothing to check then.
            return new(0, 0, CompletesPollsOnShutdown: false);
        }
        catch (RpcException e)
        {
            throw new InvalidOperationException($"The worker cannot use namespace {@namespace}: {e.Message}", e);
        }
    }

    private static NamespaceFacts Of(DescribeNamespaceResponse response) => new(
        response.NamespaceInfo?.Limits?.BlobSizeLimitError ?? 0,
        response.NamespaceInfo?.Limits?.MemoSizeLimitError ?? 0,
        response.NamespaceInfo?.Capabilities?.WorkerPollCompleteOnShutdown ?? false);
}
