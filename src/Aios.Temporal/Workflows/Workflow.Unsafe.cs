namespace Aios.Temporal.Workflows;

/// <content>Members that can break determinism.</content>
public static partial class Workflow
{
    /// <summary>Members that break determinism when used to decide what a workflow does.</summary>
    public static class Unsafe
    {
        /// <summary>Whether the code runs to rebuild state from history. True in queries, which run after replay.</summary>
        public static bool IsReplaying => WorkflowContext.Current.IsReplaying;

        /// <summary>Whether history is being replayed; unlike <see cref="IsReplaying"/> false in queries and validators.</summary>
        public static bool IsReplayingHistoryEvents => WorkflowContext.Current.IsReplayingHistoryEvents;

        /// <summary>Runs code that may start tasks on other schedulers, which is otherwise an error.</summary>
        /// <typeparam name="T">Type of the result.</typeparam>
        /// <param name="fn">Code to run; it must not wait for such tasks in a way that affects the workflow.</param>
        /// <returns>Result of the code.</returns>
        public static T WithTracingEventListenerDisabled<T>(Func<T> fn)
        {
            ArgumentNullException.ThrowIfNull(fn);
            var context = WorkflowContext.Current;
            var before = context.TracingEventsEnabled;
            context.TracingEventsEnabled = false;
            try
            {
                return fn();
            }
            finally
            {
                context.TracingEventsEnabled = before;
            }
        }

        /// <summary>Runs code that may start tasks on other schedulers, which is otherwise an error.</summary>
        /// <param name="fn">Code to run; it must not wait for such tasks in a way that affects the workflow.</param>
        public static void WithTracingEventListenerDisabled(Action fn)
        {
            ArgumentNullException.ThrowIfNull(fn);
            WithTracingEventListenerDisabled(() =>
            {
                fn();
                return ValueTuple.Create();
            });
        }
    }
}
