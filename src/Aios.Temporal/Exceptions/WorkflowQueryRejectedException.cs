using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Exceptions;

/// <summary>The query was not run because of the status of the workflow and the reject condition of the call.</summary>
public class WorkflowQueryRejectedException : TemporalException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="workflowStatus">Status of the workflow.</param>
    public WorkflowQueryRejectedException(WorkflowExecutionStatus workflowStatus)
        : base($"Query rejected, workflow status: {workflowStatus}") => WorkflowStatus = workflowStatus;

    /// <summary>Status of the workflow.</summary>
    public WorkflowExecutionStatus WorkflowStatus { get; private init; }
}
