using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Interceptors;

namespace Aios.Temporal.Workflows;

/// <summary>
/// Thrown out of a run method or signal handler to end this run and start the next one. Made by
/// <c>Workflow.CreateContinueAsNewException</c>.
/// </summary>
public class ContinueAsNewException : TemporalException
{
    internal ContinueAsNewException(CreateContinueAsNewExceptionInput input)
        : base("Continue as new")
    {
        Input = input;
    }

    internal CreateContinueAsNewExceptionInput Input { get; }
}
