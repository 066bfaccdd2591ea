namespace Aios.Temporal.Testing;

/// <summary>Settings of a local dev server.</summary>
public class DevServerOptions : ICloneable
{
    /// <summary>Path of the Temporal CLI; null finds <c>temporal</c> on the search path. Nothing is downloaded.</summary>
    public string? ExistingPath { get; set; }

    /// <summary>Database file; null keeps everything in memory.</summary>
    public string? DatabaseFilename { get; set; }

    /// <summary>Format of the server's log. Default <c>pretty</c>.</summary>
    public string LogFormat { get; set; } = "pretty";

    /// <summary>Level of the server's log. Default <c>warn</c>.</summary>
    public string LogLevel { get; set; } = "warn";

    /// <summary>Has no effect: nothing is downloaded.</summary>
    public string DownloadVersion { get; set; } = "default";

    /// <summary>Further arguments for the command.</summary>
    public IReadOnlyCollection<string>? ExtraArgs { get; set; }

    /// <summary>Has no effect: nothing is downloaded.</summary>
    public TimeSpan? DownloadTtl { get; set; }

    /// <summary>How long the start may take; null is 30 s.</summary>
    public TimeSpan? StartupTimeout { get; set; }

    /// <summary>Copies the options.</summary>
    /// <returns>A shallow copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
