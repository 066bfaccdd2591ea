namespace Aios.Temporal.Exceptions;

/// <summary>A stand-alone activity did not succeed. The cause is in <see cref="Exception.InnerException"/>.</summary>
public class ActivityFailedException : TemporalException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="inner">The converted failure.</param>
    public ActivityFailedException(Exception? inner)
        : base("Activity failed", inner)
    {
    }
}
