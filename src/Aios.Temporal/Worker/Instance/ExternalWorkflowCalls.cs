using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Interceptors;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Signals to children and other workflows, cancel requests to other workflows.</summary>
internal sealed class ExternalWorkflowCalls(InstanceState state)
{
    private const string CancelReason = "";

    private readonly Dictionary<uint, TaskCompletionSource<ProtoFailure?>> signals = [];
    private readonly Dictionary<uint, TaskCompletionSource<ProtoFailure?>> cancels = [];
    private uint lastSignalSeq;
    private uint lastCancelSeq;

    public Task SignalChildAsync(SignalChildWorkflowInput input)
    {
        var attributes = new SignalExternalWorkflowExecutionCommandAttributes
        {
            Namespace = state.Info.Namespace,
            Execution = new() { WorkflowId = input.Id },
            SignalName = input.Signal,
            ChildWorkflowOnly = true,
            Header = CallConverter.ToHeader(input.Headers),
        };
        return SignalAsync(attributes, input.Args, input.Options?.CancellationToken);
    }

    public Task SignalExternalAsync(SignalExternalWorkflowInput input)
    {
        var attributes = new SignalExternalWorkflowExecutionCommandAttributes
        {
            Namespace = state.Info.Namespace,
            Execution = new() { WorkflowId = input.Id, RunId = input.RunId ?? string.Empty },
            SignalName = input.Signal,
            Header = CallConverter.ToHeader(input.Headers),
        };
        return SignalAsync(attributes, input.Args, input.Options?.CancellationToken);
    }

    public Task CancelAsync(CancelExternalWorkflowInput input)
    {
        var seq = ++lastCancelSeq;
        state.Add(new RequestCancelExternalWorkflowCommand(
            seq, state.Info.Namespace, input.Id, input.RunId ?? string.Empty, CancelReason));
        var source = cancels[seq] = new TaskCompletionSource<ProtoFailure?>();
        var converter = Converter(input.Id);
        return state.QueueAsync(() => WaitForCancelAsync(seq, source, converter));
    }

    public void ResolveSignal(uint seq, ProtoFailure? failure) => Resolve(signals, seq, failure, "signal");

    public void ResolveCancel(uint seq, ProtoFailure? failure) => Resolve(cancels, seq, failure, "cancel request");

    public void Clear()
    {
        signals.Clear();
        cancels.Clear();
    }

    private static void Resolve(
        Dictionary<uint, TaskCompletionSource<ProtoFailure?>> pending, uint seq, ProtoFailure? failure, string what)
    {
        if (!pending.TryGetValue(seq, out var source))
        {
            throw new InvalidOperationException($"Resolution of external {what} {seq}, which is not pending");
        }

        source.TrySetResult(failure);
    }

    private Task SignalAsync(
        SignalExternalWorkflowExecutionCommandAttributes attributes,
        IReadOnlyCollection<object?> args,
        CancellationToken? cancellationToken)
    {
        var converter = Converter(attributes.Execution.WorkflowId);
        attributes.Input = converter.ToInput(args);
        var seq = ++lastSignalSeq;
        var token = cancellationToken ?? state.Cancellation.Token;
        if (token.IsCancellationRequested)
        {
            return Task.FromException(new CanceledFailureException("Signal cancelled before scheduled"));
        }

        state.Add(new SignalExternalWorkflowCommand(seq, attributes));
        var source = signals[seq] = new TaskCompletionSource<ProtoFailure?>();
        return state.QueueAsync(() => WaitForSignalAsync(seq, source, converter, token));
    }

    private async Task WaitForSignalAsync(
        uint seq, TaskCompletionSource<ProtoFailure?> source, CallConverter converter, CancellationToken token)
    {
        using var registration = token.UnsafeRegister(
            _ =>
            {
                if (signals.ContainsKey(seq))
                {
                    state.Add(new CancelSignalExternalWorkflowCommand(seq));
                }
            },
            state: null);
        var failure = await source.Task.ConfigureAwait(true);
        signals.Remove(seq);
        if (failure is not null)
        {
            throw converter.ToException(failure);
        }
    }

    private async Task WaitForCancelAsync(uint seq, TaskCompletionSource<ProtoFailure?> source, CallConverter converter)
    {
        var failure = await source.Task.ConfigureAwait(true);
        cancels.Remove(seq);
        if (failure is not null)
        {
            throw converter.ToException(failure);
        }
    }

    private CallConverter Converter(string workflowId) =>
        state.NeutralConverter.For(new ISerializationContext.Workflow(state.Info.Namespace, workflowId));
}
