using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Exceptions;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker.Activities;

/// <summary>
/// Sends the heartbeats of one attempt: the first at once, later ones at most once per interval and always the newest
/// (protocol section 6.4). Recording never blocks the activity.
/// </summary>
internal sealed class HeartbeatPump(
    Func<object?[], Task<Payloads?>> encode,
    Func<Payloads?, Task<RecordActivityTaskHeartbeatResponse>> send,
    TimeSpan interval,
    TimeProvider time,
    ILogger logger)
{
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private RunningActivity? activity;
    private object?[]? pending;
    private Task loop = Task.CompletedTask;
    private bool looping;
    private bool closed;

    /// <summary>Why details could not be encoded, null if that did not happen.</summary>
    public Exception? EncodingFailure { get; private set; }

    public void Attach(RunningActivity attached) => activity = attached;

    public void Record(object?[] details)
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            pending = details;
            if (!looping)
            {
                looping = true;
                loop = Task.Run(LoopAsync);
            }
        }
    }

    /// <summary>Stops sending and waits for a heartbeat under way.</summary>
    /// <returns>The newest details if they were not sent, encoded; null if there are none or they cannot be encoded.</returns>
    public async Task<Payloads?> CloseAsync()
    {
        Task running;
        lock (gate)
        {
            closed = true;
            running = loop;
        }

        await closing.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
        closing.Dispose();
        return pending is { } details ? await EncodeAsync(details).ConfigureAwait(false) : null;
    }

    /// <summary>Sends details although the pump is closed.</summary>
    public Task FlushAsync(Payloads? details) => details is null ? Task.CompletedTask : SendAsync(details);

    private async Task LoopAsync()
    {
        while (TakePending() is { } details)
        {
            if (await EncodeAsync(details).ConfigureAwait(false) is { } encoded)
            {
                await SendAsync(encoded).ConfigureAwait(false);
            }
            else if (EncodingFailure is null)
            {
                await SendAsync(null).ConfigureAwait(false);
            }

            await Task.Delay(interval, time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private object?[]? TakePending()
    {
        lock (gate)
        {
            if (closed || pending is null)
            {
                looping = false;
                return null;
            }

            var details = pending;
            pending = null;
            return details;
        }
    }

    private async Task<Payloads?> EncodeAsync(object?[] details)
    {
        try
        {
            return await encode(details).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            EncodingFailure ??= e;
            activity?.CancelForHeartbeatFailure();
            return null;
        }
    }

    private async Task SendAsync(Payloads? details)
    {
        try
        {
            activity?.Apply(await send(details).ConfigureAwait(false));
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.NotFound)
        {
            activity?.CancelAsGone();
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "A heartbeat could not be sent; the next one will be");
        }
    }
}
