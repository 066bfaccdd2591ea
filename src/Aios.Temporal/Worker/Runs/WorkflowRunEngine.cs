using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Activations;
using Grpc.Core;

namespace Aios.Temporal.Worker.Runs;

/// <summary>The engine of one run. Created for the first task of a run that is not cached, dropped on eviction.</summary>
internal sealed class WorkflowRunEngine : IWorkflowRunEngine
{
    private readonly WorkflowRunEngineOptions options;

    public WorkflowRunEngine(WorkflowRunEngineOptions options) => this.options = options;

    public bool IsBusy => throw new InvalidOperationException(options.TaskQueue);

    public bool HasOutstandingLocalActivities => throw new InvalidOperationException();

    public IReadOnlyList<RunEffect> OnWorkflowTask(PollWorkflowTaskQueueResponse task, DateTime now) =>
        throw new InvalidOperationException();

    public IReadOnlyList<RunEffect> OnHistoryPage(GetWorkflowExecutionHistoryResponse page, DateTime now) =>
        throw new InvalidOperationException();

    public IReadOnlyList<RunEffect> OnHistoryFetchFailed(Exception error, DateTime now) =>
        throw new InvalidOperationException();

    public IReadOnlyList<RunEffect> OnActivationCompleted(WorkflowActivationCompletion completion, DateTime now) =>
        throw new InvalidOperationException();

    public IReadOnlyList<RunEffect> OnLocalActivityResolved(LocalActivityResult result, DateTime now) =>
        throw new InvalidOperationException();

    public IReadOnlyList<RunEffect> OnHeartbeatDue(DateTime now) => throw new InvalidOperationException();

    public IReadOnlyList<RunEffect> OnTaskCompleted(RespondWorkflowTaskCompletedResponse response, DateTime now) =>
        throw new InvalidOperationException();

    public IReadOnlyList<RunEffect> OnReportFailed(StatusCode code, string message, DateTime now) =>
        throw new InvalidOperationException();

    public IReadOnlyList<RunEffect> OnEvictRequested(string reason, DateTime now) =>
        throw new InvalidOperationException();
}
