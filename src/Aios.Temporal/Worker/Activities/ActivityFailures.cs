using Aios.Temporal.Activities;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Exceptions;
using Microsoft.Extensions.Logging;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.Activities;

/// <summary>Which failure an exception of an activity is reported as (protocol section 6.3).</summary>
internal static class ActivityFailures
{
    private const string ShutdownMessage = "Worker is shutting down and this activity did not complete in time";

    internal enum Kind
    {
        Failed,
        Cancelled,
        Abandoned,
    }

    public static ApplicationFailureException UnknownType(string type, IEnumerable<string> known) => new(
        $"Activity {type} is not registered on this worker, available activities: {string.Join(", ", known)}",
        errorType: "NotFoundError");

    public static Cause CauseOf(Exception error, RunningActivity activity, CancellationToken shutdown, Exception? heartbeatFailure)
    {
        if (activity.CancelReason == ActivityCancelReason.GoneFromServer)
        {
            return new(Kind.Abandoned, error);
        }

        if (error is not (OperationCanceledException or CanceledFailureException))
        {
            return new(Kind.Failed, error);
        }

        return activity.CancelReason switch
        {
            ActivityCancelReason.CancelRequested => new(
                Kind.Cancelled, error as CanceledFailureException ?? new CanceledFailureException("Cancelled", error)),
            ActivityCancelReason.Paused => new(Kind.Failed, new ApplicationFailureException("Activity paused", errorType: "ActivityPause")),
            ActivityCancelReason.Reset => new(Kind.Failed, new ApplicationFailureException("Activity reset", errorType: "ActivityReset")),
            ActivityCancelReason.HeartbeatRecordFailure => new(Kind.Failed, heartbeatFailure ?? error),
            ActivityCancelReason.Timeout => new(Kind.Abandoned, error),
            _ when shutdown.IsCancellationRequested => new(Kind.Failed, new ApplicationFailureException(ShutdownMessage, errorType: "WorkerShutdown")),
            _ => new(Kind.Failed, error),
        };
    }

    /// <summary>Converts and encodes; an exception that cannot be converted is replaced by one that says so.</summary>
    public static async Task<ProtoFailure> ConvertAsync(Exception error, DataConverter converter)
    {
        try
        {
            return await converter.ToFailureAsync(error).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            return new()
            {
                Message = $"Failed building exception result: {e.Message}",
                StackTrace = e.StackTrace ?? "",
                ApplicationFailureInfo = new() { Type = e.GetType().Name },
            };
        }
    }

    /// <summary>The server takes application failures only, so that its retry rules have something to look at.</summary>
    public static ProtoFailure AsApplicationFailure(ProtoFailure failure, Exception error) =>
        failure.FailureInfoCase == ProtoFailure.FailureInfoOneofCase.ApplicationFailureInfo
            ? failure
            : new()
            {
                Message = failure.Message,
                StackTrace = failure.StackTrace,
                ApplicationFailureInfo = new() { Type = error.GetType().Name },
                Cause = failure,
            };

    public static void Log(ILogger logger, ActivityInfo info, Exception error, Cause cause)
    {
        var level = cause switch
        {
            { Kind: not Kind.Failed } => LogLevel.Debug,
            { Error: ApplicationFailureException { Category: ApplicationErrorCategory.Benign } } => LogLevel.Debug,
            _ => LogLevel.Warning,
        };
        using var scope = logger.BeginScope(ActivityLogScope.Of(info));
        logger.Log(level, error, "Activity {ActivityType} attempt {Attempt} ended with {Outcome}", info.ActivityType, info.Attempt, cause.Kind);
    }

    /// <summary>What to report, and as what.</summary>
    internal sealed record Cause(Kind Kind, Exception Error);
}
