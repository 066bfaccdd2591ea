using System.Diagnostics;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Extensions.OpenTelemetry;

/// <summary>Spans inside workflows.</summary>
public static class ActivitySourceExtensions
{
    /// <summary>
    /// Makes a span inside a workflow and makes it current. Use it instead of every other way to start spans there.
    /// </summary>
    /// <param name="source">Source of the span.</param>
    /// <param name="name">Name of the span.</param>
    /// <param name="kind">Kind of the span.</param>
    /// <param name="tags">Tags of the span.</param>
    /// <param name="links">Links of the span.</param>
    /// <param name="evenOnReplay">True to make a real span during replay too.</param>
    /// <param name="inheritParentTags">True to let children of this span inherit the tags of the current one as well.</param>
    /// <param name="updateActivity">Called with the real span, if there is one, before it ends.</param>
    /// <returns>The object to dispose when the work is done.</returns>
    /// <exception cref="InvalidOperationException">Not inside a workflow.</exception>
    public static WorkflowDiagnosticActivity TrackWorkflowDiagnosticActivity(
        this ActivitySource source,
        string name,
        ActivityKind kind = ActivityKind.Internal,
        IEnumerable<KeyValuePair<string, object?>>? tags = null,
        IEnumerable<ActivityLink>? links = null,
        bool evenOnReplay = false,
        bool inheritParentTags = true,
        Action<Activity>? updateActivity = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!Workflow.InWorkflow)
        {
            throw new InvalidOperationException("A workflow span can only be made inside a workflow.");
        }
        var parent = WorkflowDiagnosticActivity.Current;
        var parentContext = parent?.Context ?? default;
        var ownTags = inheritParentTags && parent?.Tags is { } inherited ? [.. inherited, .. tags ?? []] : tags?.ToList();
        var span = evenOnReplay || !Workflow.Unsafe.IsReplaying
            ? StartAndStop(() => source.StartActivity(name, kind, parentContext, ownTags, links), updateActivity)
            : null;
        return new WorkflowDiagnosticActivity(span, span?.Context ?? parentContext, ownTags);
    }

    private static Activity? StartAndStop(Func<Activity?> start, Action<Activity>? updateActivity)
    {
        // Without a parent a span would attach to whatever the worker happens to do on this thread.
        var outside = Activity.Current;
        Activity.Current = null;
        try
        {
            var span = start();
            if (span is not null)
            {
                updateActivity?.Invoke(span);
                span.Stop();
            }
            return span;
        }
        finally
        {
            Activity.Current = outside;
        }
    }
}
