namespace Aios.Temporal.Testing;

/// <summary>Settings of a time-skipping test server.</summary>
public class TestServerOptions : ICloneable
{
    /// <summary>Path of the test server; null finds <c>temporal-test-server</c> on the search path. Nothing is downloaded.</summary>
    public string? ExistingPath { get; set; }

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
