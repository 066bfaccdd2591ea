using System.Diagnostics;
using System.Diagnostics.Tracing;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Worker.Instance;

/// <summary>
/// Notices workflow code that starts work outside of its scheduler, by the runtime's own trace events. One listener
/// serves the process; the events are only switched on while a worker holds it, because they slow down every task.
/// </summary>
internal sealed class WorkflowTracingEventListener : EventListener
{
    private const string TaskSourceName = "System.Threading.Tasks.TplEventSource";
    private const string FrameworkSourceName = "System.Diagnostics.Eventing.FrameworkEventSource";

    // Keyword TaskTransfer alone leaves out the events of starts and ends of tasks, which are most of them.
    private const EventKeywords TaskTransfer = (EventKeywords)0x1;
    private const EventKeywords ThreadTransfer = (EventKeywords)0x10;

    // TaskScheduled begins with the id of the scheduler meant. AwaitTaskContinuationScheduled is for continuations that
    // have no task yet, wherever they are going to run.
    private const int TaskScheduled = 7;
    private const int ContinuationScheduled = 12;

    // ThreadTransferSend, which timers report.
    private const int ThreadTransferSend = 150;

    private static readonly Lazy<WorkflowTracingEventListener> Instance = new(() => new());

    private readonly Lock gate = new();
    private readonly Dictionary<EventSource, EventKeywords> sources = [];
    private int holders;

    private WorkflowTracingEventListener()
    {
    }

    /// <summary>Switches checking on until the result is disposed.</summary>
    public static IDisposable Acquire()
    {
        Instance.Value.Hold();
        return new Holder(Instance.Value);
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        var keywords = eventSource.Name switch
        {
            TaskSourceName => TaskTransfer,
            FrameworkSourceName => ThreadTransfer,
            _ => EventKeywords.None,
        };
        if (keywords == EventKeywords.None)
        {
            return;
        }

        lock (gate)
        {
            sources[eventSource] = keywords;
            if (holders > 0)
            {
                EnableEvents(eventSource, EventLevel.Informational, keywords);
            }
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // First the cheapest test: this runs for every task of the process.
        if (TaskScheduler.Current is not WorkflowTaskScheduler { TracingEventsEnabled: true } scheduler)
        {
            return;
        }

        switch (eventData.EventId)
        {
            case TaskScheduled when eventData.Payload is [int id, ..] && id != scheduler.Id && IsTaskSource(eventData):
                Fail(scheduler, "Workflow code started a task on another scheduler, for example with Task.Run");
                break;
            case ContinuationScheduled when IsTaskSource(eventData) && IsAwaitOnThreadPool():
                Fail(scheduler, "Workflow code continues on the thread pool, for example after ConfigureAwait(false)");
                break;
            case ThreadTransferSend when !IsTaskSource(eventData):
                Fail(scheduler, "Workflow code started a real timer, for example with Task.Delay");
                break;
        }
    }

    private static bool IsTaskSource(EventWrittenEventArgs eventData) =>
        string.Equals(eventData.EventSource.Name, TaskSourceName, StringComparison.Ordinal);

    // Task.Yield and ContinueWith write the same event, although they stay on the scheduler: who wrote it decides. Frames
    // further out tell nothing, because the workflow itself may run inside of a continuation.
    private static bool IsAwaitOnThreadPool()
    {
        var writer = new StackTrace(fNeedFileInfo: false).GetFrames()
            .Select(static frame => frame.GetMethod()?.DeclaringType?.FullName ?? "")
            .SkipWhile(static type => type.StartsWith("System.Diagnostics.Tracing.", StringComparison.Ordinal)
                || type is TaskSourceName
                || type == typeof(WorkflowTracingEventListener).FullName)
            .FirstOrDefault();
        return string.Equals(writer, "System.Threading.Tasks.AwaitTaskContinuation", StringComparison.Ordinal);
    }

    private static void Fail(WorkflowTaskScheduler scheduler, string what) =>
        scheduler.Fail(new InvalidWorkflowSchedulerException(
            what + ". That is not deterministic; use the members of Workflow instead.", Environment.StackTrace));

    private void Hold()
    {
        lock (gate)
        {
            if (holders++ == 0)
            {
                foreach (var (source, keywords) in sources)
                {
                    EnableEvents(source, EventLevel.Informational, keywords);
                }
            }
        }
    }

    private void Release()
    {
        lock (gate)
        {
            if (--holders == 0)
            {
                foreach (var source in sources.Keys)
                {
                    DisableEvents(source);
                }
            }
        }
    }

    private sealed class Holder(WorkflowTracingEventListener listener) : IDisposable
    {
        private WorkflowTracingEventListener? held = listener;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
