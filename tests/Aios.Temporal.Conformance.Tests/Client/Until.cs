using System.Diagnostics;

namespace Aios.Temporal.Conformance.Tests.Client;

/// <summary>Waits for something the server does in its own time.</summary>
internal static class Until
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks until the answer fits.</summary>
    public static async Task<T> FitsAsync<T>(string what, Func<Task<T>> ask, Func<T, bool> fits)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var answer = await ask();
            if (fits(answer))
            {
                return answer;
            }

            Assert.That(watch.Elapsed, Is.LessThan(DefaultTimeout), $"waiting until {what}; last answer: {answer}");
            await Task.Delay(Pause);
        }
    }

    /// <summary>Tries until there is no expected error any more.</summary>
    public static async Task<T> SucceedsAsync<T>(string what, TimeSpan timeout, Func<Task<T>> attempt, Func<Exception, bool> expected)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (Exception error) when (expected(error))
            {
                Assert.That(watch.Elapsed, Is.LessThan(timeout), $"waiting until {what}: {error.Message}");
                await Task.Delay(Pause);
            }
        }
    }
}
