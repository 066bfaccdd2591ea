using Aios.Temporal.Common;

namespace Aios.Temporal.Workflows;

/// <summary>Options of a continue-as-new. A value left out is taken over from the current run.</summary>
public class ContinueAsNewOptions : ICloneable
{
    /// <summary>Task queue of the next run.</summary>
    public string? TaskQueue { get; set; }

    /// <summary>Longest time of the next run.</summary>
    public TimeSpan? RunTimeout { get; set; }

    /// <summary>Longest time of one workflow task of the next run.</summary>
    public TimeSpan? TaskTimeout { get; set; }

    /// <summary>How long the server waits before it starts the next run. Default: at once.</summary>
    public TimeSpan? BackoffStartInterval { get; set; }

    /// <summary>Retries of the next run.</summary>
    public RetryPolicy? RetryPolicy { get; set; }

    /// <summary>Memo of the next run, replacing the current one. Null values are refused.</summary>
    public IReadOnlyDictionary<string, object>? Memo { get; set; }

    /// <summary>Search attributes of the next run, replacing the current ones.</summary>
    public SearchAttributeCollection? TypedSearchAttributes { get; set; }

    /// <summary>Build compatibility of the next run's worker.</summary>
    public VersioningIntent VersioningIntent { get; set; } = VersioningIntent.Unspecified;

    /// <summary>Versioning behaviour of the first task of the next run.</summary>
    public InitialVersioningBehavior? InitialVersioningBehavior { get; set; }

    /// <summary>Copies the options; values are shared.</summary>
    /// <returns>A shallow copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
