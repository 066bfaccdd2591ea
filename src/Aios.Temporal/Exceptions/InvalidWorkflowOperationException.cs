namespace Aios.Temporal.Exceptions;

/// <summary>Workflow code did something that it must not do. It fails the workflow task, not the workflow.</summary>
public class InvalidWorkflowOperationException : TemporalException
{
    internal InvalidWorkflowOperationException(string message)
        : base(message)
    {
    }
}
