using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Handle of a started child.</summary>
internal sealed class ChildHandle<TWorkflow, TResult>(
    Func<WorkflowOutboundInterceptor> outbound, CallConverter converter, string id, string runId)
    : ChildWorkflowHandle<TWorkflow, TResult>
{
    public override string Id => id;

    public override string FirstExecutionRunId => runId;

    public TaskCompletionSource<Payload?> Result { get; } = new();

    public void Fail(Exception failure)
    {
        Result.SetException(failure);

        // A parent may well not care how its child ends.
        _ = Result.Task.Exception;
    }

    public override async Task<T> GetResultAsync<T>() =>
        converter.ToResult<T>(await Result.Task.ConfigureAwait(true));

    public override Task SignalAsync(
        string signal, IReadOnlyCollection<object?> args, ChildWorkflowSignalOptions? options = null) =>
        outbound().SignalChildWorkflowAsync(new(id, signal, args, options, Headers: null));
}
