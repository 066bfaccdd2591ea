namespace Aios.Temporal.Tests.Worker.Activities;

internal static class TokenWaits
{
    /// <summary>Ends when the token fires; fails after 10 s.</summary>
    public static async Task WhenCancelled(this CancellationToken token)
    {
        var fired = new TaskCompletionSource();
        await using var registration = token.Register(fired.SetResult);
        await fired.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
