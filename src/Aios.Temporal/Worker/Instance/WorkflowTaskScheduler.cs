using System.Runtime.ExceptionServices;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Instance;

/// <summary>
/// The one queue all code of a run goes through: first in, first out, one task at a time, never inline. The order of
/// its tasks is part of the workflow's determinism.
/// </summary>
internal sealed class WorkflowTaskScheduler : TaskScheduler, IWorkflowContextScheduler
{
    private readonly Queue<Task> queue = new();
    private readonly WaitConditions conditions = new();
    private bool closed;

    public WorkflowTaskScheduler()
    {
        // ExecuteSynchronously never takes effect, because nothing runs inline; it only keeps .NET from adding options.
        Factory = new(CancellationToken.None, TaskCreationOptions.None, TaskContinuationOptions.ExecuteSynchronously, this);
    }

    public override int MaximumConcurrencyLevel => 1;

    public IWorkflowContext Context { get; set; } = null!;

    public TaskFactory Factory { get; }

    public WaitConditions Conditions => conditions;

    /// <summary>Whether tasks that leave this scheduler are an error.</summary>
    public bool TracingEventsEnabled { get; set; }

    /// <summary>Set while user code must not even schedule anything.</summary>
    public bool Frozen { get; set; }

    /// <summary>What makes the current workflow task fail; kept, because the run is evicted then.</summary>
    public Exception? Failure { get; private set; }

    public void Fail(Exception failure) => Failure ??= failure;

    /// <summary>Runs until nothing is left to do. Throws <see cref="Failure"/> as soon as there is one.</summary>
    public void Run(bool checkConditions)
    {
        while (TryTake(out var task))
        {
            do
            {
                TryExecuteTask(task);
                if (Failure is not null)
                {
                    ExceptionDispatchInfo.Throw(Failure);
                }
            }
            while (TryTake(out task));

            if (checkConditions)
            {
                conditions.ResolveFirst(Context);
            }
        }
    }

    /// <summary>Forgets everything that waits; suspended code is never resumed.</summary>
    public void Close()
    {
        lock (queue)
        {
            closed = true;
            queue.Clear();
        }

        conditions.Clear();
    }

    protected override void QueueTask(Task task)
    {
        if (Frozen)
        {
            throw new InvalidOperationException("Cannot schedule workflow work in this context");
        }

        // Only this scheduler's thread should come here, but user code can complete a task from anywhere.
        lock (queue)
        {
            if (!closed)
            {
                queue.Enqueue(task);
            }
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (queue)
        {
            return queue.ToArray();
        }
    }

    private bool TryTake(out Task task)
    {
        lock (queue)
        {
            return queue.TryDequeue(out task!);
        }
    }
}
