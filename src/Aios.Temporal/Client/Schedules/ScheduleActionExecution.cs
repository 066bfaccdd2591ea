namespace Aios.Temporal.Client.Schedules;

/// <summary>What an action of a schedule started.</summary>
public abstract record ScheduleActionExecution
{
    /// <summary>Creates the base part.</summary>
    protected ScheduleActionExecution()
    {
    }
}

/// <summary>A workflow started by a schedule.</summary>
/// <param name="WorkflowId">Workflow id.</param>
/// <param name="FirstExecutionRunId">First run of the chain.</param>
public record ScheduleActionExecutionStartWorkflow(string WorkflowId, string FirstExecutionRunId) : ScheduleActionExecution;
