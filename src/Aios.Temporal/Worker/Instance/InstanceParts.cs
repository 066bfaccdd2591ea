using Aios.Temporal.Worker.Activations;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker.Instance;

/// <summary>All parts of one run, wired together; dropped as a whole on eviction.</summary>
internal sealed class InstanceParts
{
    public InstanceParts(WorkflowInstanceDetails details, InitializeWorkflow init, WorkflowActivation first)
    {
        State = new(details, init, first);
        RawLogger = details.LoggerFactory.CreateLogger($"Aios.Temporal.Workflow:{State.Info.WorkflowType}");
        LoggerScope = State.Info.CreateLoggerScope();
        Options = new(details.Definition, details.FailureExceptionTypes);
        Target = new(State, Options, init.Started.Input);
        TopLevel = new(State, Options);
        Timers = new(State);
        Conditions = new(State, input => Chain!.Outbound.DelayAsync(input));
        Activities = new(State, input => Chain!.Outbound.DelayAsync(input));
        Children = new(State, () => Chain!.Outbound);
        External = new(State);
        Patches = new(State);
        Attributes = new(State, init.Started.Memo, init.Started.SearchAttributes);
        Chain = new(
            details.Interceptors,
            new(Target, details.Definition),
            new(Timers, Activities, Children, External));
        Signals = new(State, TopLevel, InProgress, () => Chain.Inbound, RawLogger);
        Queries = new(State, Target, () => Chain.Inbound, () => WorkflowMetadataReader.Read(this));
        Updates = new(State, Options, Target, InProgress, () => Chain.Inbound, RawLogger);
        State.Scheduler.Context = new InstanceContext(this);
    }

    public InstanceState State { get; }

    public ILogger RawLogger { get; }

    public IReadOnlyDictionary<string, object> LoggerScope { get; }

    public RunOptions Options { get; }

    public WorkflowObject Target { get; }

    public TopLevel TopLevel { get; }

    public InProgressHandlers InProgress { get; } = new();

    public TimerCalls Timers { get; }

    public ConditionCalls Conditions { get; }

    public ActivityCalls Activities { get; }

    public ChildWorkflowCalls Children { get; }

    public ExternalWorkflowCalls External { get; }

    public PatchCalls Patches { get; }

    public RunAttributes Attributes { get; }

    public InterceptorChain Chain { get; }

    public SignalHandlers Signals { get; }

    public QueryHandlers Queries { get; }

    public UpdateHandlers Updates { get; }

    /// <summary>Shown by tools.</summary>
    public string CurrentDetails { get; set; } = string.Empty;

    /// <summary>Nothing waiting is ever resumed, so no <c>finally</c> of suspended user code runs.</summary>
    public void Close()
    {
        State.Scheduler.Close();
        Timers.Clear();
        Activities.Clear();
        Children.Clear();
        External.Clear();
        Signals.Clear();
        InProgress.Clear();
    }
}
