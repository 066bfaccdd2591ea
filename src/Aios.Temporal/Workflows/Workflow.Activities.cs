using System.Linq.Expressions;
using Aios.Temporal.Common;

namespace Aios.Temporal.Workflows;

/// <content>Activity calls.</content>
public static partial class Workflow
{
    /// <summary>Runs an activity and waits for its result.</summary>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task<TResult> ExecuteActivityAsync<TResult>(
        Expression<Func<TResult>> activityCall, ActivityOptions options) =>
        ActivityCallAsync<TResult>(activityCall, options);

    /// <summary>Runs an activity and waits until it has completed.</summary>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>Completes with the activity.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task ExecuteActivityAsync(
        Expression<Action> activityCall, ActivityOptions options) =>
        ActivityCallAsync<ValueTuple>(activityCall, options);

    /// <summary>Runs an activity and waits for its result.</summary>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task<TResult> ExecuteActivityAsync<TResult>(
        Expression<Func<Task<TResult>>> activityCall, ActivityOptions options) =>
        ActivityCallAsync<TResult>(activityCall, options);

    /// <summary>Runs an activity and waits until it has completed.</summary>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>Completes with the activity.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task ExecuteActivityAsync(
        Expression<Func<Task>> activityCall, ActivityOptions options) =>
        ActivityCallAsync<ValueTuple>(activityCall, options);

    /// <summary>Runs an activity and waits for its result.</summary>
    /// <typeparam name="TActivityInstance">Class or interface that has the activity method.</typeparam>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task<TResult> ExecuteActivityAsync<TActivityInstance, TResult>(
        Expression<Func<TActivityInstance, TResult>> activityCall, ActivityOptions options) =>
        ActivityCallAsync<TResult>(activityCall, options);

    /// <summary>Runs an activity and waits until it has completed.</summary>
    /// <typeparam name="TActivityInstance">Class or interface that has the activity method.</typeparam>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>Completes with the activity.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task ExecuteActivityAsync<TActivityInstance>(
        Expression<Action<TActivityInstance>> activityCall, ActivityOptions options) =>
        ActivityCallAsync<ValueTuple>(activityCall, options);

    /// <summary>Runs an activity and waits for its result.</summary>
    /// <typeparam name="TActivityInstance">Class or interface that has the activity method.</typeparam>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task<TResult> ExecuteActivityAsync<TActivityInstance, TResult>(
        Expression<Func<TActivityInstance, Task<TResult>>> activityCall, ActivityOptions options) =>
        ActivityCallAsync<TResult>(activityCall, options);

    /// <summary>Runs an activity and waits until it has completed.</summary>
    /// <typeparam name="TActivityInstance">Class or interface that has the activity method.</typeparam>
    /// <param name="activityCall">Call of the activity method; only its name and arguments are used.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>Completes with the activity.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task ExecuteActivityAsync<TActivityInstance>(
        Expression<Func<TActivityInstance, Task>> activityCall, ActivityOptions options) =>
        ActivityCallAsync<ValueTuple>(activityCall, options);

    /// <summary>Runs an activity by name and waits until it has completed.</summary>
    /// <param name="activity">Activity type name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>Completes with the activity.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task ExecuteActivityAsync(
        string activity, IReadOnlyCollection<object?> args, ActivityOptions options) =>
        WorkflowContext.Current.ExecuteActivityAsync<ValueTuple>(activity, args, options);

    /// <summary>Runs an activity by name and waits for its result.</summary>
    /// <typeparam name="TResult">Type the result is converted to.</typeparam>
    /// <param name="activity">Activity type name.</param>
    /// <param name="args">Arguments.</param>
    /// <param name="options">Options; a time-out is required.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ActivityFailureException">The activity failed, timed out or was cancelled.</exception>
    public static Task<TResult> ExecuteActivityAsync<TResult>(
        string activity, IReadOnlyCollection<object?> args, ActivityOptions options) =>
        WorkflowContext.Current.ExecuteActivityAsync<TResult>(activity, args, options);

    private static Task<TResult> ActivityCallAsync<TResult>(LambdaExpression activityCall, ActivityOptions options)
    {
        var call = ExpressionCall.From(activityCall);
        return WorkflowContext.Current.ExecuteActivityAsync<TResult>(
            ActivityCallName.Of(call.Method), call.Arguments, options);
    }
}
