using System.Diagnostics;

namespace Aios.Temporal.Tests.Client.Connection;

/// <summary>Waits for a condition that no event announces.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static async Task TrueAsync(Func<bool> condition, string what)
    {
        for (var watch = Stopwatch.StartNew(); !condition(); await Task.Delay(Pause))
        {
            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException($"Waited {Patience} in vain for {what}.");
            }
        }
    }
}
