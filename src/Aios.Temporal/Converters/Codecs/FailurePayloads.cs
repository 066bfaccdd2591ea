using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Failure.V1;

namespace Aios.Temporal.Converters;

/// <summary>Every payload position of a failure, including its causes (protocol section 2.4).</summary>
internal static class FailurePayloads
{
    public static async Task TransformAsync(Failure failure, PayloadTransform transform)
    {
        for (var level = failure; level is not null; level = level.Cause)
        {
            level.EncodedAttributes = await transform.ApplyAsync(level.EncodedAttributes).ConfigureAwait(false);
            SetDetails(level, await transform.ApplyAsync(GetDetails(level)).ConfigureAwait(false));
        }
    }

    private static Payloads? GetDetails(Failure failure) => failure.FailureInfoCase switch
    {
        Failure.FailureInfoOneofCase.ApplicationFailureInfo => failure.ApplicationFailureInfo.Details,
        Failure.FailureInfoOneofCase.CanceledFailureInfo => failure.CanceledFailureInfo.Details,
        Failure.FailureInfoOneofCase.TimeoutFailureInfo => failure.TimeoutFailureInfo.LastHeartbeatDetails,
        Failure.FailureInfoOneofCase.ResetWorkflowFailureInfo => failure.ResetWorkflowFailureInfo.LastHeartbeatDetails,
        _ => null,
    };

    private static void SetDetails(Failure failure, Payloads? details)
    {
        switch (failure.FailureInfoCase)
        {
            case Failure.FailureInfoOneofCase.ApplicationFailureInfo:
                failure.ApplicationFailureInfo.Details = details;
                break;
            case Failure.FailureInfoOneofCase.CanceledFailureInfo:
                failure.CanceledFailureInfo.Details = details;
                break;
            case Failure.FailureInfoOneofCase.TimeoutFailureInfo:
                failure.TimeoutFailureInfo.LastHeartbeatDetails = details;
                break;
            case Failure.FailureInfoOneofCase.ResetWorkflowFailureInfo:
                failure.ResetWorkflowFailureInfo.LastHeartbeatDetails = details;
                break;
        }
    }
}
