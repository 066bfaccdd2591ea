using System.Diagnostics;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Where code of the run waits, for the stack trace query. Costly: every wait captures a stack.</summary>
internal sealed class PendingStackTraces
{
    private static readonly string[] RuntimeFrames =
    [
        " at Aios.Temporal.Worker.", " at Aios.Temporal.Workflows.", " at System.Reflection.", " at System.Runtime.",
        " at System.RuntimeMethodHandle.", " at System.Threading.", " at InvokeStub_",
    ];

    private readonly LinkedList<StackTrace> pending = new();
    private readonly bool withFiles;

    private PendingStackTraces(bool withFiles)
    {
        this.withFiles = withFiles;
    }

    public static PendingStackTraces? Create(WorkflowStackTrace mode) => mode switch
    {
        WorkflowStackTrace.None => null,
        WorkflowStackTrace.Normal => new(withFiles: true),
        _ => new(withFiles: false),
    };

    public Func<Task> Track(Func<Task> function, TaskScheduler scheduler)
    {
        var node = pending.AddLast(new StackTrace(withFiles));
        return () => function().ContinueWith(
            ended =>
            {
                pending.Remove(node);
                return ended;
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            scheduler).Unwrap();
    }

    public Func<Task<T>> Track<T>(Func<Task<T>> function, TaskScheduler scheduler)
    {
        var node = pending.AddLast(new StackTrace(withFiles));
        return () => function().ContinueWith(
            ended =>
            {
                pending.Remove(node);
                return ended;
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            scheduler).Unwrap();
    }

    public override string ToString() =>
        string.Join("\n\n", pending.Select(UserFrames).Where(frames => frames.Length > 0).Select(f => $"Task waiting at:\n{f}"));

    private static string UserFrames(StackTrace trace)
    {
        var lines = trace.ToString().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var first = Array.FindIndex(lines, line => !IsRuntime(line));
        var last = Array.FindLastIndex(lines, line => !IsRuntime(line));
        return first < 0 ? string.Empty : string.Join('\n', lines[first..(last + 1)]);
    }

    private static bool IsRuntime(string line) =>
        Array.Exists(RuntimeFrames, frame => line.Contains(frame, StringComparison.Ordinal));
}
