using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Activities;

/// <summary>
/// Thrown by an activity to say that it is not finished: something else will report its outcome later through an
/// async activity handle of a client.
/// </summary>
public class CompleteAsyncException : TemporalException
{
    /// <summary>Creates the exception.</summary>
    public CompleteAsyncException()
        : base("The activity will be completed asynchronously")
    {
    }
}
