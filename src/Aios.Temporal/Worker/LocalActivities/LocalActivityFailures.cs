using Aios.Temporal.Api.Enums.V1;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.LocalActivities;

/// <summary>Inner failures of local activities (protocol section 2.9); the engine puts the activity failure around them.</summary>
internal static class LocalActivityFailures
{
    public static ProtoFailure TimedOut(TimeoutType type) =>
        new() { Message = "Activity timed out", TimeoutFailureInfo = new() { TimeoutType = type } };

    public static ProtoFailure Cancelled() => new() { CanceledFailureInfo = new() };
}
