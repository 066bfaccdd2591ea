namespace Aios.Temporal.Worker;

/// <summary>How much a workflow's stack trace query tells.</summary>
public enum WorkflowStackTrace
{
    /// <summary>No stack traces; cheapest.</summary>
    None = 0,

    /// <summary>Traces with files and lines; slow.</summary>
    Normal = 1,

    /// <summary>Traces without files and lines.</summary>
    WithoutFileInfo = 2,
}
