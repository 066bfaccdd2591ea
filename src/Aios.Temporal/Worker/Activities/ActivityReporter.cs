using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Calls;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.Activities;

/// <summary>Answers the server for one attempt, in the right order with its heartbeats (protocol section 6.3).</summary>
internal sealed class ActivityReporter(ActivityTaskCalls calls, long payloadSizeLimitBytes, ILogger logger)
{
    public async Task ReportAsync(ByteString taskToken, ActivityOutcome outcome, HeartbeatPump heartbeats)
    {
        try
        {
            await SendAsync(taskToken, Limit(outcome), heartbeats).ConfigureAwait(false);
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.NotFound)
        {
            logger.LogDebug(e, "The server does not wait for this activity any more");
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "The outcome of an activity could not be reported; the attempt will time out");
        }
    }

    private async Task SendAsync(ByteString taskToken, ActivityOutcome outcome, HeartbeatPump heartbeats)
    {
        if (outcome is ActivityOutcome.Completed completed)
        {
            // A heartbeat that is still under way must not delay the answer.
            await calls.CompleteAsync(taskToken, completed.Result).ConfigureAwait(false);
            await heartbeats.CloseAsync().ConfigureAwait(false);
            return;
        }

        var unsent = await heartbeats.CloseAsync().ConfigureAwait(false);
        switch (outcome)
        {
            case ActivityOutcome.Failed failed:
                await calls.FailAsync(taskToken, failed.Failure, unsent).ConfigureAwait(false);
                break;
            case ActivityOutcome.Cancelled cancelled:
                await heartbeats.FlushAsync(unsent).ConfigureAwait(false);
                await calls.CancelAsync(taskToken, cancelled.Failure.CanceledFailureInfo?.Details).ConfigureAwait(false);
                break;
            case ActivityOutcome.WillCompleteAsync:
                await heartbeats.FlushAsync(unsent).ConfigureAwait(false);
                break;
        }
    }

    private ActivityOutcome Limit(ActivityOutcome outcome) =>
        payloadSizeLimitBytes > 0 && outcome is ActivityOutcome.Completed { Result: var result } && result.CalculateSize() > payloadSizeLimitBytes
            ? new ActivityOutcome.Failed(new ProtoFailure
            {
                Message = $"The result has {result.CalculateSize()} bytes but the server allows {payloadSizeLimitBytes}; return a reference to the data instead",
                ApplicationFailureInfo = new() { Type = "PayloadsTooLarge", NonRetryable = true },
            })
            : outcome;
}
