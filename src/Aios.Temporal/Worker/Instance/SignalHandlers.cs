using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Workflows;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Delivery of signals; one without a handler waits until the workflow adds it.</summary>
internal sealed partial class SignalHandlers
{
    private readonly InstanceState state;
    private readonly TopLevel topLevel;
    private readonly InProgressHandlers inProgress;
    private readonly Func<WorkflowInboundInterceptor> inbound;
    private readonly ILogger logger;
    private readonly List<SignalWorkflow> buffered = [];
    private WorkflowSignalDefinition? dynamic;

    public SignalHandlers(
        InstanceState state,
        TopLevel topLevel,
        InProgressHandlers inProgress,
        Func<WorkflowInboundInterceptor> inbound,
        ILogger logger)
    {
        this.state = state;
        this.topLevel = topLevel;
        this.inProgress = inProgress;
        this.inbound = inbound;
        this.logger = logger;
        dynamic = state.Details.Definition.DynamicSignal;
        Registry = new(state.Details.Definition.Signals, AssertMutable, Validate, DeliverBuffered);
    }

    public HandlerRegistry<WorkflowSignalDefinition> Registry { get; }

    public WorkflowSignalDefinition? Dynamic
    {
        get => dynamic;
        set
        {
            AssertMutable();
            if (value is { Dynamic: false })
            {
                throw new ArgumentException($"Signal '{value.Name}' is not dynamic", nameof(value));
            }

            dynamic = value;
            if (value is not null)
            {
                DeliverBuffered(name: null);
            }
        }
    }

    public void Apply(SignalWorkflow signal)
    {
        var definition = Registry.TryGet(signal.Name, out var named) ? named
            : DefinitionMethods.IsReserved(signal.Name) ? null
            : dynamic;
        if (definition is null)
        {
            buffered.Add(signal);
            return;
        }

        _ = state.QueueAsync(() => topLevel.RunAsync(() => HandleAsync(signal, definition)));
    }

    public void Clear() => buffered.Clear();

    private static void Validate(string name, WorkflowSignalDefinition definition)
    {
        if (!string.Equals(name, definition.Name, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"The key '{name}' is not the name of the signal definition, '{definition.Name ?? "(dynamic)"}'");
        }
    }

    private void AssertMutable() => state.AssertNotReadOnly("change signal handlers");

    private void DeliverBuffered(string? name)
    {
        // Handlers only start later, from the queue, so the buffer does not change under this loop.
        var due = buffered.FindAll(s => name is null || string.Equals(s.Name, name, StringComparison.Ordinal));
        buffered.RemoveAll(due.Contains);
        due.ForEach(Apply);
    }

    private async Task HandleAsync(SignalWorkflow signal, WorkflowSignalDefinition definition)
    {
        object?[] arguments;
        try
        {
            arguments = definition.Dynamic
                ? ArgumentDecoder.DecodeDynamic(signal.Name, signal.Input)
                : ArgumentDecoder.Decode(
                    definition.Invoker.Parameters, signal.Input, state.Converter.Payloads, $"Signal {signal.Name}");
        }
        catch (Exception e)
        {
            LogDropped(logger, signal.Name, e);
            return;
        }

        var handler = inProgress.Add(signal.Name, updateId: null, definition.UnfinishedPolicy);
        try
        {
            await inbound().HandleSignalAsync(new(signal.Name, definition, arguments, signal.Header?.Fields))
                .ConfigureAwait(true);
        }
        finally
        {
            inProgress.Remove(handler);
        }
    }

    [LoggerMessage(
        EventId = 3103,
        Level = LogLevel.Error,
        Message = "The arguments of signal {Signal} cannot be decoded; the signal is dropped")]
    private static partial void LogDropped(ILogger logger, string signal, Exception exception);
}
