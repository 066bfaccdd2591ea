using Aios.Temporal.Api.Common.V1;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.Activities;

/// <summary>How an attempt ended, ready for the wire.</summary>
internal abstract record ActivityOutcome
{
    internal sealed record Completed(Payload Result) : ActivityOutcome;

    internal sealed record Failed(ProtoFailure Failure) : ActivityOutcome;

    /// <summary>Ended by a cancellation that was asked for. The failure has cancelled info.</summary>
    internal sealed record Cancelled(ProtoFailure Failure) : ActivityOutcome;

    internal sealed record WillCompleteAsync : ActivityOutcome;

    /// <summary>Nobody waits for an answer any more.</summary>
    internal sealed record Abandoned : ActivityOutcome;
}
