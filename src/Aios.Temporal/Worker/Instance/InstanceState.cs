using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Instance;

/// <summary>What all parts of an instance share: the scheduler, the facts of the current activation, its commands.</summary>
internal sealed class InstanceState
{
    private readonly PendingStackTraces? stackTraces;
    private int activeThread;

    public InstanceState(WorkflowInstanceDetails details, InitializeWorkflow init, WorkflowActivation first)
    {
        Details = details;
        NeutralConverter = new(details.PayloadConverter, details.FailureConverter);
        Converter = NeutralConverter.For(new ISerializationContext.Workflow(details.Namespace, init.WorkflowId));
        Random = new(init.RandomnessSeed);
        Info = WorkflowInfoReader.Read(details, init, first, Converter);
        Scheduler.TracingEventsEnabled = !details.DisableTracingEvents;
        stackTraces = PendingStackTraces.Create(details.StackTrace);
    }

    public WorkflowInstanceDetails Details { get; }

    public WorkflowInfo Info { get; }

    /// <summary>Without serialization context, to derive the contexts of calls from.</summary>
    public CallConverter NeutralConverter { get; }

    /// <summary>In the context of this workflow.</summary>
    public CallConverter Converter { get; }

    public WorkflowTaskScheduler Scheduler { get; } = new();

    public CancellationTokenSource Cancellation { get; } = new();

    public DeterministicRandom Random { get; set; }

    public WorkflowActivation Activation { get; private set; } = null!;

    public List<InstanceCommand> Commands { get; private set; } = [];

    public bool InQueryOrValidator { get; set; }

    /// <summary>Kept from an earlier task if the current one does not tell.</summary>
    public WorkerDeploymentVersion? DeploymentVersion { get; private set; }

    public PendingStackTraces? StackTraces => stackTraces;

    public void Begin(WorkflowActivation activation)
    {
        Activation = activation;
        DeploymentVersion = WorkerDeploymentVersion.FromProto(activation.DeploymentVersion) ?? DeploymentVersion;
        Commands = [];
        activeThread = Environment.CurrentManagedThreadId;
    }

    /// <summary>Keeps the facts for nobody but drops the jobs, which can be large.</summary>
    public void End()
    {
        activeThread = 0;
        Activation = Activation with { Jobs = [] };
    }

    public void Add(InstanceCommand command)
    {
        AssertNotFrozen("issue workflow commands");
        if (Environment.CurrentManagedThreadId != activeThread)
        {
            // Throwing would hit a stranger, such as the timer of a cancellation token source.
            Scheduler.Fail(new InvalidWorkflowOperationException(
                "Workflow code was called, or one of its cancellation tokens cancelled, from outside of the workflow"));
            return;
        }

        Commands.Add(command);
    }

    public void AssertNotFrozen(string operation)
    {
        if (Scheduler.Frozen)
        {
            throw new InvalidOperationException($"Cannot {operation} in this context");
        }
    }

    public void AssertNotReadOnly(string operation)
    {
        if (InQueryOrValidator || Scheduler.Frozen)
        {
            throw new InvalidOperationException($"Cannot {operation} in this context");
        }
    }

    /// <summary>Starts a function as the next task of the queue, so that its effects come in order of the queue.</summary>
    public Task QueueAsync(Func<Task> function) =>
        Scheduler.Factory.StartNew(stackTraces is null ? function : stackTraces.Track(function, Scheduler)).Unwrap();

    public Task<T> QueueAsync<T>(Func<Task<T>> function) =>
        Scheduler.Factory.StartNew(stackTraces is null ? function : stackTraces.Track(function, Scheduler)).Unwrap();
}
