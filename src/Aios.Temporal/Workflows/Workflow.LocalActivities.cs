using System.Linq.Expressions;
using Aios.Temporal.Common;

namespace Aios.Temporal.Workflows;

/// <content>Local activity calls.</content>
public static partial class Workflow
{
    /// <summary>Runs a local activity in the process of this worker and waits for its result.</summary>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task<TResult> ExecuteLocalActivityAsync<TResult>(
        Expression<Func<TResult>> activityCall, LocalActivityOptions options) =>
        LocalActivityCallAsync<TResult>(activityCall, options);

    /// <summary>Runs a local activity in the process of this worker and waits until it has completed.</summary>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>Completes with the activity.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task ExecuteLocalActivityAsync(
        Expression<Action> activityCall, LocalActivityOptions options) =>
        LocalActivityCallAsync<ValueTuple>(activityCall, options);

    /// <summary>Runs a local activity in the process of this worker and waits for its result.</summary>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task<TResult> ExecuteLocalActivityAsync<TResult>(
        Expression<Func<Task<TResult>>> activityCall, LocalActivityOptions options) =>
        LocalActivityCallAsync<TResult>(activityCall, options);

    /// <summary>Runs a local activity in the process of this worker and waits until it has completed.</summary>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>Completes with the activity.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task ExecuteLocalActivityAsync(
        Expression<Func<Task>> activityCall, LocalActivityOptions options) =>
        LocalActivityCallAsync<ValueTuple>(activityCall, options);

    /// <summary>Runs a local activity in the process of this worker and waits for its result.</summary>
    /// <typeparam name="TActivityInstance">Class or interface that has the activity method.</typeparam>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task<TResult> ExecuteLocalActivityAsync<TActivityInstance, TResult>(
        Expression<Func<TActivityInstance, TResult>> activityCall, LocalActivityOptions options) =>
        LocalActivityCallAsync<TResult>(activityCall, options);

    /// <summary>Runs a local activity in the process of this worker and waits until it has completed.</summary>
    /// <typeparam name="TActivityInstance">Class or interface that has the activity method.</typeparam>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>Completes with the activity.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task ExecuteLocalActivityAsync<TActivityInstance>(
        Expression<Action<TActivityInstance>> activityCall, LocalActivityOptions options) =>
        LocalActivityCallAsync<ValueTuple>(activityCall, options);

    /// <summary>Runs a local activity in the process of this worker and waits for its result.</summary>
    /// <typeparam name="TActivityInstance">Class or interface that has the activity method.</typeparam>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task<TResult> ExecuteLocalActivityAsync<TActivityInstance, TResult>(
        Expression<Func<TActivityInstance, Task<TResult>>> activityCall, LocalActivityOptions options) =>
        LocalActivityCallAsync<TResult>(activityCall, options);

    /// <summary>Runs a local activity in the process of this worker and waits until it has completed.</summary>
    /// <typeparam name="TActivityInstance">Class or interface that has the activity method.</typeparam>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>Completes with the activity.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task ExecuteLocalActivityAsync<TActivityInstance>(
        Expression<Func<TActivityInstance, Task>> activityCall, LocalActivityOptions options) =>
        LocalActivityCallAsync<ValueTuple>(activityCall, options);

    /// <summary>Runs a local activity in the process of this worker by name and waits until it has completed.</summary>
    /// <param name="activity">Activity type name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>Completes with the activity.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task ExecuteLocalActivityAsync(
        string activity, IReadOnlyCollection<object?> args, LocalActivityOptions options) =>
        WorkflowContext.Current.ExecuteLocalActivityAsync<ValueTuple>(activity, args, options);

    /// <summary>Runs a local activity in the process of this worker by name and waits for its result.</summary>
    /// <typeparam name="TResult">Type the result is converted to.</typeparam>
    /// <param name="activity">Activity type name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task<TResult> ExecuteLocalActivityAsync<TResult>(
        string activity, IReadOnlyCollection<object?> args, LocalActivityOptions options) =>
        WorkflowContext.Current.ExecuteLocalActivityAsync<TResult>(activity, args, options);

    private static Task<TResult> LocalActivityCallAsync<TResult>(LambdaExpression activityCall, LocalActivityOptions options)
    {
        var call = ExpressionCall.From(activityCall);
        return WorkflowContext.Current.ExecuteLocalActivityAsync<TResult>(
            ActivityCallName.Of(call.Method), call.Arguments, options);
    }
}
