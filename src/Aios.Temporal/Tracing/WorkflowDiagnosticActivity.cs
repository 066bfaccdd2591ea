using System.Diagnostics;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Extensions.OpenTelemetry;

/// <summary>
/// A span inside a workflow. The real span is started and ended at once and exists only outside replay; this object
/// stays current until it is disposed, so that further spans and calls become its children.
/// </summary>
public class WorkflowDiagnosticActivity : IDisposable
{
    private static readonly AsyncLocal<WorkflowDiagnosticActivity?> CurrentLocal = new();

    internal WorkflowDiagnosticActivity(
        Activity? activity,
        ActivityContext context,
        IReadOnlyCollection<KeyValuePair<string, object?>>? tags)
    {
        if (!Workflow.InWorkflow)
        {
            throw new InvalidOperationException("A workflow span can only be made inside a workflow.");
        }
        Activity = activity;
        Context = context;
        Tags = tags;
        Parent = Current;
        CurrentLocal.Value = this;
    }

    /// <summary>The span that is current in this workflow; null outside workflows and without the interceptor.</summary>
    public static WorkflowDiagnosticActivity? Current => CurrentLocal.Value;

    /// <summary>What was current before this one.</summary>
    public WorkflowDiagnosticActivity? Parent { get; private init; }

    /// <summary>Context for children: that of the real span, or else of the nearest one above.</summary>
    public ActivityContext Context { get; private init; }

    /// <summary>The real span, already ended; null during replay and without a listener.</summary>
    public Activity? Activity { get; private init; }

    /// <summary>Tags that children inherit.</summary>
    public IReadOnlyCollection<KeyValuePair<string, object?>>? Tags { get; private init; }

    /// <summary>Makes a context from elsewhere current, without a span of its own.</summary>
    /// <param name="context">Context of the caller.</param>
    /// <param name="tags">Tags that children inherit.</param>
    /// <returns>The object to dispose.</returns>
    /// <exception cref="InvalidOperationException">Not inside a workflow.</exception>
    public static WorkflowDiagnosticActivity AttachFromContext(
        ActivityContext context,
        IReadOnlyCollection<KeyValuePair<string, object?>>? tags = null) => new(null, context, tags);

    /// <summary>Makes <see cref="Parent"/> current again.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes <see cref="Parent"/> current again.</summary>
    /// <param name="disposing">True if called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing) => CurrentLocal.Value = Parent;
}
