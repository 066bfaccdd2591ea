namespace Aios.Temporal.Client.Schedules;

/// <summary>What a schedule does. The only kind is <see cref="ScheduleActionStartWorkflow"/>.</summary>
public abstract record ScheduleAction
{
    private protected ScheduleAction()
    {
    }
}
