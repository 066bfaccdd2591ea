using Aios.Temporal.Api.Failure.V1;

namespace Aios.Temporal.Exceptions;

/// <summary>A Nexus operation did not succeed. The cause is in <see cref="Exception.InnerException"/>.</summary>
public class NexusOperationFailureException : FailureException
{
    /// <summary>Creates the exception for a received failure.</summary>
    /// <param name="failure">Failure with Nexus operation info.</param>
    /// <param name="inner">Its cause, converted.</param>
    /// <exception cref="ArgumentException">The failure has no Nexus operation info.</exception>
    protected internal NexusOperationFailureException(Failure failure, Exception? inner)
        : base(failure, inner)
    {
        if (failure.NexusOperationExecutionFailureInfo is null)
        {
            throw new ArgumentException("The failure has no Nexus operation failure info.", nameof(failure));
        }
    }

    /// <summary>The failure this exception was made from.</summary>
    public new Failure Failure => base.Failure!;

    /// <summary>Endpoint that was called.</summary>
    public string Endpoint => Failure.NexusOperationExecutionFailureInfo.Endpoint;

    /// <summary>Service that was called.</summary>
    public string Service => Failure.NexusOperationExecutionFailureInfo.Service;

    /// <summary>Operation that was called.</summary>
    public string Operation => Failure.NexusOperationExecutionFailureInfo.Operation;

    /// <summary>Token of the operation; empty if it completed at once.</summary>
    public string OperationToken => Failure.NexusOperationExecutionFailureInfo.OperationToken;
}
