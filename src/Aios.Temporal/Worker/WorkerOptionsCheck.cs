using Aios.Temporal.Common;
using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Worker;

/// <summary>Refuses options that cannot work, before anything runs.</summary>
internal static class WorkerOptionsCheck
{
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static void Check(TemporalWorkerOptions options)
    {
        Require(!string.IsNullOrEmpty(options.TaskQueue), "TaskQueue is not set; a worker needs the name of the queue to poll");
        Require(
            options.Activities.Count > 0 || options.Workflows.Count > 0,
            "The worker has neither workflows nor activities; add at least one");
        Require(options.MaxCachedWorkflows >= 0, "MaxCachedWorkflows must not be negative; 0 switches the cache off");
        Require(options.MaxConcurrentWorkflowTaskPolls > 0, "MaxConcurrentWorkflowTaskPolls must be at least 1");
        Require(options.MaxConcurrentActivityTaskPolls > 0, "MaxConcurrentActivityTaskPolls must be at least 1");
        Require(options.NonStickyToStickyPollRatio is >= 0 and <= 1, "NonStickyToStickyPollRatio must be from 0 to 1");
        Require(options.MaxActivitiesPerSecond is null or > 0, "MaxActivitiesPerSecond must be above 0; null is unlimited");
        Require(options.MaxTaskQueueActivitiesPerSecond is null or > 0, "MaxTaskQueueActivitiesPerSecond must be above 0; null is unlimited");
        Require(options.GracefulShutdownTimeout >= TimeSpan.Zero, "GracefulShutdownTimeout must not be negative");
        CheckWorkflowNames(options);
        CheckSlots(options);
        CheckVersioning(options);
    }

    private static void CheckWorkflowNames(TemporalWorkerOptions options)
    {
        var twice = options.Workflows.GroupBy(static workflow => workflow.Name).FirstOrDefault(static same => same.Count() > 1);
        Require(
            twice is null,
            twice?.Key is { } name
                ? $"Workflow {name} is registered twice; register it once, or give one of them another name in its [Workflow] attribute"
                : "Two dynamic workflows are registered; a worker can have only one");
    }

    private static void CheckSlots(TemporalWorkerOptions options)
    {
        int?[] counts = [options.MaxConcurrentWorkflowTasks, options.MaxConcurrentActivities, options.MaxConcurrentLocalActivities];
        Require(
            options.Tuner is null || Array.TrueForAll(counts, static count => count is null),
            "Tuner replaces MaxConcurrentWorkflowTasks, MaxConcurrentActivities and MaxConcurrentLocalActivities; set one or the other");
        Require(Array.TrueForAll(counts, static count => count is null or > 0), "The MaxConcurrent settings must be at least 1; null is the default");
        Require(
            options.Tuner is not { WorkflowTaskSlotSupplier: FixedSizeSlotSupplier { SlotCount: 1 } }
            && options.MaxConcurrentWorkflowTasks != 1 || options.MaxCachedWorkflows == 0,
            "One workflow task slot cannot poll the normal and the sticky queue; use at least 2, or set MaxCachedWorkflows to 0");
    }

    private static void CheckVersioning(TemporalWorkerOptions options)
    {
        Require(
            options.DeploymentOptions is null || (options.BuildId is null && !options.UseWorkerVersioning),
            "DeploymentOptions replaces BuildId and UseWorkerVersioning; set one or the other");
        if (options.DeploymentOptions is not { UseWorkerVersioning: true } deployment)
        {
            return;
        }

        Require(deployment.Version is not null, "DeploymentOptions.Version is needed for worker versioning");
        var undecided = deployment.DefaultVersioningBehavior == VersioningBehavior.Unspecified
            ? options.Workflows.FirstOrDefault(static workflow => workflow is
                { VersioningBehavior: null or VersioningBehavior.Unspecified, DynamicOptionsGetter: null })
            : null;
        Require(
            undecided is null,
            $"Workflow {undecided?.Name} has no versioning behavior; set it in its [Workflow] attribute, or set DeploymentOptions.DefaultVersioningBehavior");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new ArgumentException(message);
        }
    }
}
