using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Calls;
using Aios.Temporal.Worker.Runs;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker;

/// <summary>What the engines of a worker need to know of its options.</summary>
internal static class EngineOptions
{
    /// <summary>Name that histories carry; the official SDK for .NET has another one.</summary>
    public const string SdkName = "temporal-dotnet-managed";

    public static string SdkVersion { get; } = typeof(EngineOptions).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public static WorkflowRunEngineOptions Create(
        TemporalWorkerOptions options, WorkerProfile profile, NamespaceFacts facts, bool recordsSdkMetadata, bool runsActivities) => new()
        {
            Namespace = profile.Namespace,
            TaskQueue = profile.TaskQueue,
            SdkMetadataSupported = recordsSdkMetadata,
            SdkName = SdkName,
            SdkVersion = SdkVersion,
            DeploymentVersion = profile.Deployment is { } deployment
                ? new() { DeploymentName = deployment.DeploymentName, BuildId = deployment.BuildId }
                : new() { BuildId = profile.BuildId },
            UseWorkerVersioning = options.DeploymentOptions?.UseWorkerVersioning ?? false,
            NondeterminismFailsWorkflow = NondeterminismFailsWorkflow(options.Workflows, options.WorkflowFailureExceptionTypes),
            PayloadSizeLimitBytes = options.DisablePayloadErrorLimit ? 0 : facts.PayloadSizeLimitBytes,
            MemoSizeLimitBytes = options.DisablePayloadErrorLimit ? 0 : facts.MemoSizeLimitBytes,
            MaxEagerActivities = runsActivities && !options.DisableEagerActivityExecution ? options.MaxEagerActivityReservationsPerWorkflowTask : 0,
        };

    public static Func<string, bool> NondeterminismFailsWorkflow(
        IEnumerable<WorkflowDefinition> workflows, IReadOnlyCollection<Type>? workerTypes)
    {
        if (Includes(workerTypes))
        {
            return static _ => true;
        }

        var all = workflows.Where(static workflow => Includes(workflow.FailureExceptionTypes)).ToArray();
        var names = all.Select(static workflow => workflow.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return names.Contains;
    }

    private static bool Includes(IReadOnlyCollection<Type>? types) =>
        types?.Any(static type => type.IsAssignableFrom(typeof(WorkflowNondeterminismException))) == true;
}
