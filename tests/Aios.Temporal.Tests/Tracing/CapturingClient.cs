using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Client.Interceptors;

namespace Aios.Temporal.Tests.Tracing;

/// <summary>End of the client chain: keeps the headers that would go to the server.</summary>
internal sealed class CapturingClient : ClientOutboundInterceptor
{
    public IDictionary<string, Payload>? Headers { get; private set; }

    public StartUpdateWithStartWorkflowInput? UpdateWithStart { get; private set; }

    public Exception? Failure { get; init; }

    public override Task<WorkflowHandle<TWorkflow, TResult>> StartWorkflowAsync<TWorkflow, TResult>(StartWorkflowInput input) =>
        EndAsync<WorkflowHandle<TWorkflow, TResult>>(input.Headers);

    public override Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateWithStartWorkflowAsync<TUpdateResult>(
        StartUpdateWithStartWorkflowInput input)
    {
        UpdateWithStart = input;
        return EndAsync<WorkflowUpdateHandle<TUpdateResult>>(input.Headers);
    }

    public override Task SignalWorkflowAsync(SignalWorkflowInput input) => EndAsync<object>(input.Headers);

    public override Task<TResult> QueryWorkflowAsync<TResult>(QueryWorkflowInput input) => EndAsync<TResult>(input.Headers);

    public override Task<WorkflowUpdateHandle<TResult>> StartWorkflowUpdateAsync<TResult>(StartWorkflowUpdateInput input) =>
        EndAsync<WorkflowUpdateHandle<TResult>>(input.Headers);

    private Task<T> EndAsync<T>(IDictionary<string, Payload>? headers)
    {
        Headers = headers;
        return Failure is null ? Task.FromResult(default(T)!) : Task.FromException<T>(Failure);
    }
}
