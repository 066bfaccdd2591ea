namespace Aios.Temporal.Exceptions;

/// <summary>Base of all exceptions of this library.</summary>
public abstract class TemporalException : Exception
{
    /// <summary>Creates the exception with the default message.</summary>
    protected TemporalException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What went wrong.</param>
    protected TemporalException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and a cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="inner">Cause, if known.</param>
    protected TemporalException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>
    /// Tells whether an exception means cancellation: a cancelled token, a <see cref="CanceledFailureException"/>, or an
    /// activity, child workflow or Nexus failure that was directly caused by one.
    /// </summary>
    /// <param name="e">Exception to judge.</param>
    /// <returns>True if it means cancellation.</returns>
    public static bool IsCanceledException(Exception e) => e switch
    {
        OperationCanceledException or CanceledFailureException => true,
        ActivityFailureException or ChildWorkflowFailureException or NexusOperationFailureException =>
            e.InnerException is CanceledFailureException,
        _ => false,
    };
}
