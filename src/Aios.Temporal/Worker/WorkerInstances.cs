using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Activities;
using Aios.Temporal.Worker.Calls;
using Aios.Temporal.Worker.Instance;
using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Worker.RunLoop;
using Microsoft.Extensions.Logging;
using ProtoVersioningBehavior = Aios.Temporal.Api.Enums.V1.VersioningBehavior;

namespace Aios.Temporal.Worker;

/// <summary>Describes the workflow instances of a worker from its options.</summary>
internal static class WorkerInstances
{
    public static InstanceFactory Create(
        TemporalWorker worker,
        WorkerProfile profile,
        DataConverter converter,
        IReadOnlyCollection<IWorkerInterceptor> interceptors,
        ILoggerFactory loggerFactory,
        ActivityRegistry activities)
    {
        var options = worker.Options;
        var starting = options.TaskStartingHandlers;
        var completed = options.TaskCompletedHandlers;
        return new(
            options.Workflows,
            definition => new()
            {
                Definition = definition,
                Namespace = profile.Namespace,
                TaskQueue = profile.TaskQueue,
                PayloadConverter = converter.PayloadConverter,
                FailureConverter = converter.FailureConverter,
                Interceptors = interceptors,
                LoggerFactory = loggerFactory,
                MetricMeter = TemporalInstruments.UserMeter,
                FailureExceptionTypes = options.WorkflowFailureExceptionTypes ?? [],
                StackTrace = options.WorkflowStackTrace,
                PatchActivationCallback = options.PatchActivationCallback,
                IsLocalActivityKnown = name => activities.Find(name) is not null,
                DisableEagerActivityExecution = options.DisableEagerActivityExecution,
                DisableTracingEvents = options.DisableWorkflowTracingEventListener,
                TaskStarting = starting is null ? null : (info, of) => starting(worker, new(info, of)),
                TaskCompleted = completed is null ? null : (info, of, failure) => completed(worker, new(info, of, failure)),
            },
            static details => new WorkflowInstance(details));
    }

    /// <summary>Instances of a replayer, which know no activities and accept all local ones.</summary>
    public static InstanceFactory Create(WorkflowReplayer replayer)
    {
        var options = replayer.Options;
        var starting = options.TaskStartingHandlers;
        var completed = options.TaskCompletedHandlers;
        return new(
            options.Workflows,
            definition => new()
            {
                Definition = definition,
                Namespace = options.Namespace,
                TaskQueue = options.TaskQueue,
                PayloadConverter = options.DataConverter.PayloadConverter,
                FailureConverter = options.DataConverter.FailureConverter,
                Interceptors = options.Interceptors ?? [],
                LoggerFactory = options.LoggerFactory,
                FailureExceptionTypes = options.WorkflowFailureExceptionTypes ?? [],
                DisableTracingEvents = options.DisableWorkflowTracingEventListener,
                TaskStarting = starting is null ? null : (info, of) => starting(replayer, new(info, of)),
                TaskCompleted = completed is null ? null : (info, of, failure) => completed(replayer, new(info, of, failure)),
            },
            static details => new WorkflowInstance(details));
    }

    public static ProtoVersioningBehavior DefaultBehavior(TemporalWorkerOptions options) =>
        options.DeploymentOptions is { UseWorkerVersioning: true } deployment
            ? (ProtoVersioningBehavior)(int)deployment.DefaultVersioningBehavior
            : ProtoVersioningBehavior.Unspecified;
}
