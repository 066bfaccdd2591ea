namespace Aios.Temporal.Testing;

/// <summary>A server that a test environment started and has to stop.</summary>
internal abstract class RunningServer : IAsyncDisposable
{
    /// <summary>Where it listens, <c>host:port</c>.</summary>
    public abstract string TargetHost { get; }

    public abstract ValueTask DisposeAsync();
}
