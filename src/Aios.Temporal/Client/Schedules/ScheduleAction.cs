namespace Aios.Temporal.Client.Schedules;

/// <summary>What a schedule does. The only kind is <see cref="ScheduleActionStartWorkflow"/>.</summary>
public abstract record ScheduleAction
{
    /// <summary>Creates the base part.</summary>
    protected ScheduleAction()
    {
    }
}
