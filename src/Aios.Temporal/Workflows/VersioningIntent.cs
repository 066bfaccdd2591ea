namespace Aios.Temporal.Workflows;

/// <summary>Whether new work goes to a worker of a compatible build. Only for the older, build-id based versioning.</summary>
public enum VersioningIntent
{
    /// <summary>Compatible if the work stays on the same task queue, otherwise the queue's default.</summary>
    Unspecified = 0,

    /// <summary>Workers compatible with the current build.</summary>
    Compatible = 1,

    /// <summary>The default build of the target task queue.</summary>
    CurrentDefault = 2,
}
