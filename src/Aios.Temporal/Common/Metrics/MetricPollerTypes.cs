namespace Aios.Temporal.Common;

/// <summary>Values of the tag <see cref="MetricTagNames.PollerType"/>.</summary>
internal static class MetricPollerTypes
{
    public const string Activity = "activity_task";
    public const string StickyWorkflow = "sticky_workflow_task";
    public const string Workflow = "workflow_task";
}
