using System.Runtime.CompilerServices;

namespace Aios.Scenarios.Running;

/// <summary>Expectations without a test framework, so that scenarios also run in the official peer process.</summary>
public static class Expect
{
    public static void Equal<T>(T actual, T expected, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (!EqualityComparer<T>.Default.Equals(actual, expected))
        {
            throw new ScenarioFailedException($"{what}: expected <{expected}>, was <{actual}>");
        }
    }

    public static void Sequence<T>(
        IEnumerable<T>? actual,
        IEnumerable<T> expected,
        [CallerArgumentExpression(nameof(actual))] string what = "") =>
        Equal(string.Join(" | ", actual ?? []), string.Join(" | ", expected), what);

    public static void True(bool condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Equal(condition, true, what);

    public static void Contains(string? text, string part, [CallerArgumentExpression(nameof(text))] string what = "")
    {
        if (text?.Contains(part, StringComparison.Ordinal) != true)
        {
            throw new ScenarioFailedException($"{what}: expected to contain <{part}>, was <{text}>");
        }
    }

    /// <summary>The exception must be exactly of this kind or derived from it.</summary>
    public static T Is<T>(Exception? exception, [CallerArgumentExpression(nameof(exception))] string what = "")
        where T : Exception =>
        exception as T
        ?? throw new ScenarioFailedException($"{what}: expected {typeof(T).Name}, was {Describe(exception)}", exception);

    public static async Task<T> ThrowsAsync<T>(Func<Task> action, [CallerArgumentExpression(nameof(action))] string what = "")
        where T : Exception
    {
        try
        {
            await action().ConfigureAwait(true);
        }
        catch (T expected)
        {
            return expected;
        }
        catch (Exception other)
        {
            throw new ScenarioFailedException($"{what}: expected {typeof(T).Name}, was {Describe(other)}", other);
        }

        throw new ScenarioFailedException($"{what}: expected {typeof(T).Name}, nothing was thrown");
    }

    private static string Describe(Exception? exception) =>
        exception is null ? "nothing" : $"{exception.GetType().Name}: {exception.Message}";
}
