using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Worker.Runs;

/// <summary>Wraps jobs with what the instance may know about the run at this moment.</summary>
internal static class ActivationBuilder
{
    public static WorkflowActivation Create(RunState run, IReadOnlyList<ActivationJob> jobs, bool onlyQueries)
    {
        var isReplaying = run.IsReplaying || onlyQueries;
        if (!isReplaying)
        {
            run.DeploymentVersion = run.Options.DeploymentVersion;
        }

        return new WorkflowActivation
        {
            RunId = run.RunId,
            Timestamp = run.CurrentTime,
            IsReplaying = isReplaying,
            HistoryLength = (int)run.LastProcessedEventId,
            HistorySizeBytes = run.LastTaskStarted?.HistorySizeBytes ?? 0,
            ContinueAsNewSuggested = run.LastTaskStarted?.SuggestContinueAsNew ?? false,
            SuggestContinueAsNewReasons = run.LastTaskStarted?.SuggestContinueAsNewReasons is { } reasons ? reasons : [],
            TargetWorkerDeploymentVersionChanged = run.LastTaskStarted?.TargetWorkerDeploymentVersionChanged ?? false,
            DeploymentVersion = run.DeploymentVersion,
            AvailableLangFlags = run.Flags.InstanceFlags,
            Jobs = jobs,
        };
    }
}
