namespace Aios.Temporal.Common;

/// <summary>Values of the tag <see cref="MetricTagNames.WorkerType"/>.</summary>
internal static class MetricWorkerTypes
{
    public const string Activity = "ActivityWorker";
    public const string LocalActivity = "LocalActivityWorker";
    public const string Workflow = "WorkflowWorker";
}
