namespace Aios.Temporal.Workflows;

/// <content>Delays, conditions and deterministic replacements of members of <see cref="Task"/>.</content>
public static partial class Workflow
{
    private const string WaitSummary = "WaitConditionAsync";

    /// <summary>Waits for a timer.</summary>
    /// <param name="millisecondsDelay">Delay in milliseconds; 0 still waits 1 ms, -1 waits until cancelled.</param>
    /// <param name="cancellationToken">Token that ends the wait. Default is <see cref="CancellationToken"/>.</param>
    /// <returns>Completes when the timer fires.</returns>
    public static Task DelayAsync(int millisecondsDelay, CancellationToken? cancellationToken = null) =>
        DelayAsync(TimeSpan.FromMilliseconds(millisecondsDelay), cancellationToken);

    /// <summary>Waits for a timer.</summary>
    /// <param name="delay">Delay; zero still waits 1 ms, infinite waits until cancelled.</param>
    /// <param name="cancellationToken">Token that ends the wait. Default is <see cref="CancellationToken"/>.</param>
    /// <returns>Completes when the timer fires.</returns>
    public static Task DelayAsync(TimeSpan delay, CancellationToken? cancellationToken = null) =>
        DelayWithOptionsAsync(new(delay, cancellationToken: cancellationToken));

    /// <summary>Waits for a timer.</summary>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the timer fires.</returns>
    public static Task DelayWithOptionsAsync(DelayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return WorkflowContext.Current.DelayAsync(options);
    }

    /// <summary>Waits until a condition is true. It is checked after every step of the workflow.</summary>
    /// <param name="conditionCheck">Condition; must have no side effects.</param>
    /// <param name="cancellationToken">Token that ends the wait. Default is <see cref="CancellationToken"/>.</param>
    /// <returns>Completes when the condition was true.</returns>
    public static Task WaitConditionAsync(Func<bool> conditionCheck, CancellationToken? cancellationToken = null) =>
        WaitConditionWithOptionsAsync(new(conditionCheck, cancellationToken: cancellationToken));

    /// <summary>Waits until a condition is true or time is up.</summary>
    /// <param name="conditionCheck">Condition; must have no side effects.</param>
    /// <param name="timeoutMilliseconds">Longest wait in milliseconds; -1 for no limit.</param>
    /// <param name="cancellationToken">Token that ends the wait. Default is <see cref="CancellationToken"/>.</param>
    /// <returns>Whether the condition was true in time.</returns>
    public static Task<bool> WaitConditionAsync(
        Func<bool> conditionCheck, int timeoutMilliseconds, CancellationToken? cancellationToken = null) =>
        WaitConditionAsync(conditionCheck, TimeSpan.FromMilliseconds(timeoutMilliseconds), cancellationToken);

    /// <summary>Waits until a condition is true or time is up.</summary>
    /// <param name="conditionCheck">Condition; must have no side effects.</param>
    /// <param name="timeout">Longest wait; infinite for no limit.</param>
    /// <param name="cancellationToken">Token that ends the wait. Default is <see cref="CancellationToken"/>.</param>
    /// <returns>Whether the condition was true in time.</returns>
    public static Task<bool> WaitConditionAsync(
        Func<bool> conditionCheck, TimeSpan timeout, CancellationToken? cancellationToken = null) =>
        WaitConditionWithOptionsAsync(new(conditionCheck, timeout, WaitSummary, cancellationToken));

    /// <summary>Waits until a condition is true or time is up.</summary>
    /// <param name="options">Options.</param>
    /// <returns>Whether the condition was true in time; always true without a time-out.</returns>
    public static Task<bool> WaitConditionWithOptionsAsync(WaitConditionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(options.ConditionCheck);
        return WorkflowContext.Current.WaitConditionAsync(options);
    }

    /// <summary>Starts code concurrently in this workflow, in place of <c>Task.Run</c>.</summary>
    /// <param name="function">Code to start.</param>
    /// <param name="cancellationToken">Token that keeps it from starting. Default is <see cref="CancellationToken"/>.</param>
    /// <returns>Completes with the code.</returns>
    public static Task RunTaskAsync(Func<Task> function, CancellationToken? cancellationToken = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        var context = WorkflowContext.Current;
        context.AssertMayWait();
        return context.TaskFactory.StartNew(function, cancellationToken ?? context.CancellationToken).Unwrap();
    }

    /// <summary>Starts code concurrently in this workflow, in place of <c>Task.Run</c>.</summary>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <param name="function">Code to start.</param>
    /// <param name="cancellationToken">Token that keeps it from starting. Default is <see cref="CancellationToken"/>.</param>
    /// <returns>The result of the code.</returns>
    public static Task<TResult> RunTaskAsync<TResult>(
        Func<Task<TResult>> function, CancellationToken? cancellationToken = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        var context = WorkflowContext.Current;
        context.AssertMayWait();
        return context.TaskFactory.StartNew(function, cancellationToken ?? context.CancellationToken).Unwrap();
    }

    /// <summary>Waits for the first of several tasks.</summary>
    /// <param name="tasks">Tasks.</param>
    /// <returns>The task that completed first.</returns>
    public static Task<Task> WhenAnyAsync(params Task[] tasks) => Task.WhenAny(tasks);

    /// <summary>Waits for the first of several tasks.</summary>
    /// <param name="tasks">Tasks.</param>
    /// <returns>The task that completed first.</returns>
    public static Task<Task> WhenAnyAsync(IEnumerable<Task> tasks) => Task.WhenAny(tasks);

    /// <summary>Waits for the first of several tasks.</summary>
    /// <typeparam name="TResult">Result of the tasks.</typeparam>
    /// <param name="tasks">Tasks.</param>
    /// <returns>The task that completed first.</returns>
    public static async Task<Task<TResult>> WhenAnyAsync<TResult>(params Task<TResult>[] tasks)
    {
        // The generic Task.WhenAny of older runtimes continues on the default scheduler.
        Task[] untyped = [.. tasks];
        return (Task<TResult>)await Task.WhenAny(untyped).ConfigureAwait(true);
    }

    /// <summary>Waits for the first of several tasks.</summary>
    /// <typeparam name="TResult">Result of the tasks.</typeparam>
    /// <param name="tasks">Tasks.</param>
    /// <returns>The task that completed first.</returns>
    public static Task<Task<TResult>> WhenAnyAsync<TResult>(IEnumerable<Task<TResult>> tasks) =>
        WhenAnyAsync(tasks.ToArray());

    /// <summary>Waits for all of several tasks.</summary>
    /// <param name="tasks">Tasks.</param>
    /// <returns>Completes with the last of them.</returns>
    public static Task WhenAllAsync(IEnumerable<Task> tasks) => Task.WhenAll(tasks);

    /// <summary>Waits for all of several tasks.</summary>
    /// <param name="tasks">Tasks.</param>
    /// <returns>Completes with the last of them.</returns>
    public static Task WhenAllAsync(params Task[] tasks) => Task.WhenAll(tasks);

    /// <summary>Waits for all of several tasks.</summary>
    /// <typeparam name="TResult">Result of the tasks.</typeparam>
    /// <param name="tasks">Tasks.</param>
    /// <returns>The results, in the order of the tasks.</returns>
    public static Task<TResult[]> WhenAllAsync<TResult>(IEnumerable<Task<TResult>> tasks) => Task.WhenAll(tasks);

    /// <summary>Waits for all of several tasks.</summary>
    /// <typeparam name="TResult">Result of the tasks.</typeparam>
    /// <param name="tasks">Tasks.</param>
    /// <returns>The results, in the order of the tasks.</returns>
    public static Task<TResult[]> WhenAllAsync<TResult>(params Task<TResult>[] tasks) => Task.WhenAll(tasks);
}
