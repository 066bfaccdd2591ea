using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Failure.V1;

namespace Aios.Temporal.Exceptions;

/// <summary>A child workflow did not succeed. The cause is in <see cref="Exception.InnerException"/>.</summary>
public class ChildWorkflowFailureException : FailureException
{
    /// <summary>Creates the exception for a received failure.</summary>
    /// <param name="failure">Failure with child workflow info.</param>
    /// <param name="inner">Its cause, converted.</param>
    /// <exception cref="ArgumentException">The failure has no child workflow info.</exception>
    protected internal ChildWorkflowFailureException(Failure failure, Exception? inner)
        : base(failure, inner)
    {
        if (failure.ChildWorkflowExecutionFailureInfo is null)
        {
            throw new ArgumentException("The failure has no child workflow failure info.", nameof(failure));
        }
    }

    /// <summary>The failure this exception was made from.</summary>
    public new Failure Failure => base.Failure!;

    /// <summary>Namespace of the child.</summary>
    public string Namespace => Failure.ChildWorkflowExecutionFailureInfo.Namespace;

    /// <summary>Workflow id of the child.</summary>
    public string WorkflowId => Failure.ChildWorkflowExecutionFailureInfo.WorkflowExecution?.WorkflowId ?? string.Empty;

    /// <summary>Run id of the child; empty if it never started.</summary>
    public string RunId => Failure.ChildWorkflowExecutionFailureInfo.WorkflowExecution?.RunId ?? string.Empty;

    /// <summary>Name of the child workflow.</summary>
    public string WorkflowType => Failure.ChildWorkflowExecutionFailureInfo.WorkflowType?.Name ?? string.Empty;

    /// <summary>Why there is no further attempt.</summary>
    public RetryState RetryState => Failure.ChildWorkflowExecutionFailureInfo.RetryState;
}
