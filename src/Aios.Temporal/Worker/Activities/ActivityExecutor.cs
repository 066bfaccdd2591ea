using Aios.Temporal.Activities;
using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Interceptors;

namespace Aios.Temporal.Worker.Activities;

/// <summary>Runs one attempt of an activity, remote or local, and turns its end into an outcome.</summary>
internal sealed class ActivityExecutor(ActivityExecutorOptions options) : IDisposable
{
    private readonly SyncActivityScheduler syncScheduler = new();

    /// <summary>Runs an attempt; never throws.</summary>
    public async Task<ActivityOutcome> ExecuteAsync(ActivityCall call, RunningActivity activity, Func<Exception?> heartbeatFailure)
    {
        try
        {
            var result = await RunAsync(call, activity).ConfigureAwait(false);
            return new ActivityOutcome.Completed(await call.Info.DataConverter.ToPayloadAsync(result is ValueTuple ? null : result).ConfigureAwait(false));
        }
        catch (CompleteAsyncException)
        {
            return new ActivityOutcome.WillCompleteAsync();
        }
        catch (Exception e)
        {
            var cause = ActivityFailures.CauseOf(e, activity, options.WorkerShutdownToken, heartbeatFailure());
            ActivityFailures.Log(options.Logger, call.Info, e, cause);
            return await ToOutcomeAsync(cause, call.Info.DataConverter).ConfigureAwait(false);
        }
    }

    public void Dispose() => syncScheduler.Dispose();

    private static async Task<ActivityOutcome> ToOutcomeAsync(ActivityFailures.Cause cause, DataConverter converter)
    {
        if (cause.Kind == ActivityFailures.Kind.Abandoned)
        {
            return new ActivityOutcome.Abandoned();
        }

        var failure = await ActivityFailures.ConvertAsync(cause.Error, converter).ConfigureAwait(false);
        return cause.Kind == ActivityFailures.Kind.Cancelled
            ? new ActivityOutcome.Cancelled(failure)
            : new ActivityOutcome.Failed(ActivityFailures.AsApplicationFailure(failure, cause.Error));
    }

    private async Task<object?> RunAsync(ActivityCall call, RunningActivity activity)
    {
        var definition = options.Activities.Find(call.Info.ActivityType)
            ?? throw ActivityFailures.UnknownType(call.Info.ActivityType, options.Activities.Names);
        var arguments = await ActivityArguments.DecodeAsync(definition, call).ConfigureAwait(false);
        var headers = await ActivityArguments.DecodeHeadersAsync(call).ConfigureAwait(false);
        var context = CreateContext(call, activity);

        // The factory decides where the activity starts; a blocking one gets a thread of its own unless the user has chosen.
        var blocks = !typeof(Task).IsAssignableFrom(definition.ReturnType) && options.TaskFactory == Task.Factory;
        var scheduler = blocks ? syncScheduler : options.TaskFactory.Scheduler ?? TaskScheduler.Default;
        var creation = options.TaskFactory.CreationOptions | (blocks ? TaskCreationOptions.HideScheduler : TaskCreationOptions.None);
        return await options.TaskFactory
            .StartNew(
                () => InvokeAsync(context, activity, new(definition, arguments, headers)),
                CancellationToken.None,
                creation,
                scheduler)
            .Unwrap()
            .ConfigureAwait(false);
    }

    private async Task<object?> InvokeAsync(ActivityExecutionContext context, RunningActivity activity, ExecuteActivityInput input)
    {
        ActivityExecutionContext.AsyncLocalCurrent.Value = context;
        using var scope = options.Logger.BeginScope(ActivityLogScope.Of(context.Info));
        ActivityInboundInterceptor inbound = new RootInbound(activity);
        foreach (var interceptor in options.Interceptors.Reverse())
        {
            inbound = interceptor.InterceptActivity(inbound);
        }

        inbound.Init(activity.Outbound);
        return await inbound.ExecuteActivityAsync(input).ConfigureAwait(false);
    }

    private ActivityExecutionContext CreateContext(ActivityCall call, RunningActivity activity) => new(
        call.Info,
        options.Logger,
        call.Info.DataConverter.PayloadConverter,
        activity,
        activity.Token,
        options.WorkerShutdownToken,
        new(() => options.MetricMeter(call)),
        options.Client);

    private sealed class RootInbound(RunningActivity activity) : ActivityInboundInterceptor
    {
        public override void Init(ActivityOutboundInterceptor outbound) => activity.Outbound = outbound;

        public override Task<object?> ExecuteActivityAsync(ExecuteActivityInput input) => input.Activity.InvokeAsync(input.Args);
    }
}
