using System.Collections.Concurrent;
using System.Diagnostics;

namespace Aios.Temporal.Tests.Tracing;

/// <summary>Starts a trace and keeps all spans that end within it; dispose it to stop.</summary>
internal sealed class RecordedSpans : IDisposable
{
    private const string TestSource = "Aios.Temporal.Tests";

    private static readonly ActivitySource Source = new(TestSource);

    private readonly ConcurrentQueue<Activity> ended = [];
    private readonly ActivityListener listener;

    public RecordedSpans()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Aios.Temporal.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        Root = Source.StartActivity("root", ActivityKind.Internal, parentContext: default)!;
    }

    public Activity Root { get; }

    /// <summary>In the order in which they ended.</summary>
    public IReadOnlyList<string> Names => [.. ended.Where(InTrace).Select(span => span.OperationName)];

    public Activity this[string name] =>
        ended.SingleOrDefault(span => InTrace(span) && span.OperationName == name)
        ?? throw new AssertionException($"There is no span {name}, only: {string.Join(", ", Names)}.");

    public void Dispose()
    {
        Root.Dispose();
        listener.Dispose();
    }

    private bool InTrace(Activity span) => span.TraceId == Root.TraceId && span.OperationName != Root.OperationName;
}
