namespace Aios.Temporal.Tests.Hosting;

/// <summary>A scoped service that knows whether its scope ended.</summary>
internal sealed class ScopeMark : IAsyncDisposable
{
    public bool IsDisposed { get; private set; }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
