using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Meaning of <see cref="VersioningIntent"/> for a call to a task queue.</summary>
internal static class VersioningIntents
{
    /// <summary>Whether the call stays on a compatible build: by default if it stays on its own queue.</summary>
    public static bool IsCompatible(VersioningIntent intent, string? queue, WorkflowInfo info) => intent switch
    {
        VersioningIntent.Compatible => true,
        VersioningIntent.CurrentDefault => false,
        _ => string.IsNullOrEmpty(queue) || string.Equals(queue, info.TaskQueue, StringComparison.Ordinal),
    };
}
