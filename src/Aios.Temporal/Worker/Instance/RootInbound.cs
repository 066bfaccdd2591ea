using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Instance;

/// <summary>End of the inbound chain: calls the user's code.</summary>
internal sealed class RootInbound(WorkflowObject target, WorkflowDefinition definition) : WorkflowInboundInterceptor
{
    public WorkflowOutboundInterceptor? Outbound { get; private set; }

    public override void Init(WorkflowOutboundInterceptor outbound) => Outbound = outbound;

    public override async Task<object?> ExecuteWorkflowAsync(ExecuteWorkflowInput input)
    {
        var task = (Task)definition.RunInvoker.Invoke(input.Instance, input.Args)!;
        await task.ConfigureAwait(true);
        return TaskResult.Read(task, definition.RunInvoker.ReturnType, none: null);
    }

    public override async Task HandleSignalAsync(HandleSignalInput input)
    {
        var task = (Task)input.Definition.Invoker.Invoke(target.Instance, input.Args)!;
        await task.ConfigureAwait(true);
    }

    public override object? HandleQuery(HandleQueryInput input) =>
        input.Definition.Invoker.Invoke(target.Instance, input.Args);

    public override void ValidateUpdate(HandleUpdateInput input) =>
        input.Definition.Validator?.Invoke(target.Instance, input.Args);

    public override async Task<object?> HandleUpdateAsync(HandleUpdateInput input)
    {
        var task = (Task)input.Definition.Invoker.Invoke(target.Instance, input.Args)!;
        await task.ConfigureAwait(true);

        // An update without a result answers with the conversion of ValueTuple, as the official SDK does.
        return TaskResult.Read(task, input.Definition.Invoker.ReturnType, none: ValueTuple.Create());
    }
}
