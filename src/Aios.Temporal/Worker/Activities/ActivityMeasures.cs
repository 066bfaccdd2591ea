using Aios.Temporal.Activities;
using Aios.Temporal.Common;

namespace Aios.Temporal.Worker.Activities;

/// <summary>Turns outcomes of attempts into metrics.</summary>
internal static class ActivityMeasures
{
    public static void Measure(this ActivityMetrics metrics, ActivityInfo info, ActivityOutcome outcome, TimeSpan execution, TimeProvider time)
    {
        var workflowType = info.WorkflowType ?? "";
        if (info.CurrentAttemptScheduledTime != default && info.StartedTime != default && !info.IsLocal)
        {
            metrics.ScheduleToStart(info.StartedTime - info.CurrentAttemptScheduledTime);
        }

        var sinceSchedule = time.GetUtcNow().UtcDateTime - info.ScheduledTime;
        switch (outcome)
        {
            case ActivityOutcome.Completed when info.IsLocal:
                metrics.LocalSucceeded(info.ActivityType, workflowType, execution, sinceSchedule);
                break;
            case ActivityOutcome.Completed:
                metrics.Succeeded(info.ActivityType, workflowType, execution, sinceSchedule);
                break;
            case ActivityOutcome.Failed when info.IsLocal:
                metrics.LocalFailed(info.ActivityType, workflowType, execution);
                break;
            case ActivityOutcome.Failed:
                metrics.Failed(info.ActivityType, workflowType, execution);
                break;
            case ActivityOutcome.Cancelled when info.IsLocal:
                metrics.LocalCanceled(info.ActivityType, workflowType, execution);
                break;
            case ActivityOutcome.Cancelled:
                metrics.Canceled(info.ActivityType, workflowType, execution);
                break;
        }
    }
}
