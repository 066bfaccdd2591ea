using Aios.Temporal.Api.Failure.V1;

namespace Aios.Temporal.Converters;

/// <summary>Every payload position of a failure, including its causes (protocol section 2.4).</summary>
internal static class FailurePayloads
{
    public static async Task TransformAsync(Failure? failure, PayloadTransform transform)
    {
        for (var level = failure; level is not null; level = level.Cause)
        {
            if (level.EncodedAttributes is { } attributes)
            {
                level.EncodedAttributes = await transform.ApplyAsync(attributes).ConfigureAwait(false);
            }
            var details = level.FailureInfoCase switch
            {
                Failure.FailureInfoOneofCase.ApplicationFailureInfo => level.ApplicationFailureInfo.Details,
                Failure.FailureInfoOneofCase.CanceledFailureInfo => level.CanceledFailureInfo.Details,
                Failure.FailureInfoOneofCase.TimeoutFailureInfo => level.TimeoutFailureInfo.LastHeartbeatDetails,
                Failure.FailureInfoOneofCase.ResetWorkflowFailureInfo => level.ResetWorkflowFailureInfo.LastHeartbeatDetails,
                _ => null,
            };
            await transform.ApplyAsync(details).ConfigureAwait(false);
        }
    }
}
