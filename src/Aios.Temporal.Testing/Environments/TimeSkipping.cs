using Aios.Temporal.Client;

namespace Aios.Temporal.Testing;

/// <summary>Whether waits make the time of a test server jump, and how they do it.</summary>
internal sealed class TimeSkipping
{
    private readonly AsyncLocal<bool> disabled = new();

    public async Task<T> WithoutAsync<T>(Func<Task<T>> func)
    {
        disabled.Value = true;
        return await func().ConfigureAwait(false);
    }

    /// <summary>Lets time jump during a wait.</summary>
    public async Task<T> DuringAsync<T>(TestService service, Func<Task<T>> wait)
    {
        if (disabled.Value)
        {
            return await wait().ConfigureAwait(false);
        }

        await service.UnlockTimeSkippingAsync(new()).ConfigureAwait(false);
        T result;
        try
        {
            result = await wait().ConfigureAwait(false);
        }
        catch
        {
            // The reason of the wait's failure matters more than a failure to lock again.
            await ((Task)service.LockTimeSkippingAsync(new())).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await service.LockTimeSkippingAsync(new()).ConfigureAwait(false);
        return result;
    }
}
