using System.Reflection;
using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Worker.Calls;

/// <summary>Makes the profile of a worker from its options.</summary>
internal static class WorkerProfiles
{
    public static WorkerProfile Create(TemporalWorkerOptions options, string @namespace, string? connectionIdentity, Guid instanceKey)
    {
        var identity = options.Identity ?? connectionIdentity ?? $"{Environment.ProcessId}@{Environment.MachineName}";
        var deployment = options.DeploymentOptions;
        return new()
        {
            Namespace = @namespace,
            TaskQueue = options.TaskQueue!,
            StickyQueue = options.MaxCachedWorkflows > 0 && options.Workflows.Count > 0
                ? $"{identity}-{options.TaskQueue}-{instanceKey:N}"
                : null,
            StickyScheduleToStartTimeout = options.StickyQueueScheduleToStartTimeout,
            Identity = identity,
            InstanceKey = instanceKey.ToString(),
            BuildId = deployment?.Version?.BuildId ?? options.BuildId ?? DefaultBuildId(),
            Deployment = deployment is { Version: { } version }
                ? new()
                {
                    DeploymentName = version.DeploymentName,
                    BuildId = version.BuildId,
                    WorkerVersioningMode = deployment.UseWorkerVersioning ? WorkerVersioningMode.Versioned : WorkerVersioningMode.Unversioned,
                }
                : null,
            UseBuildIdVersioning = options.UseWorkerVersioning,
            MaxTaskQueueActivitiesPerSecond = options.MaxTaskQueueActivitiesPerSecond,
        };
    }

    private static string DefaultBuildId() =>
        (Assembly.GetEntryAssembly() ?? typeof(WorkerProfiles).Assembly).ManifestModule.ModuleVersionId.ToString();
}
