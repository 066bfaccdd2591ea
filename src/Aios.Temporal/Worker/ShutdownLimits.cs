namespace Aios.Temporal.Worker;

/// <summary>How long the parts of a shutdown may take that depend on the server only.</summary>
internal static class ShutdownLimits
{
    public static readonly TimeSpan ShutdownCall = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan OpenPolls = TimeSpan.FromSeconds(5);
}
