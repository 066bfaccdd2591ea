using Google.Protobuf;
using Grpc.Core;
using RpcException = Aios.Temporal.Exceptions.RpcException;

namespace Aios.Temporal.Client;

/// <summary>Makes calls: headers, deadline, attempts, and the exception in the end.</summary>
internal sealed class RpcInvoker(CallInvoker channel, RpcRetryPolicy retryPolicy, bool gzip, TimeProvider time, Func<double> chance)
{
    /// <summary>Below this size gzip does not pay.</summary>
    private const int MinGzipBytes = 1024;

    private static readonly TimeSpan NormalDeadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongPollDeadline = TimeSpan.FromSeconds(70);

    /// <summary>How much longer we wait than we tell the server, so that its own answer to a passed deadline arrives.</summary>
    private static readonly TimeSpan DeadlineMargin = TimeSpan.FromSeconds(1);

    private volatile bool isGzipOn = gzip;

    /// <summary>Gets or sets the metadata of attempts started from now on.</summary>
    public required RpcHeaders Headers
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>Makes a call.</summary>
    /// <exception cref="RpcException">The call failed, after all attempts.</exception>
    /// <exception cref="FatalPollException">A task poll has to end.</exception>
    /// <exception cref="OperationCanceledException">The token in the options was cancelled.</exception>
    public async Task<TResponse> CallAsync<TResponse>(RpcMethod<TResponse> method, IMessage message, RpcOptions? options)
        where TResponse : class, IMessage<TResponse>
    {
        var request = new RpcRequest(message);
        var kind = options?.CallKind ?? method.KindOf(message);
        var token = options?.CancellationToken ?? CancellationToken.None;
        var start = time.GetTimestamp();
        RpcRetrySchedule? schedule = null;
        while (true)
        {
            token.ThrowIfCancellationRequested();
            var remaining = options?.Timeout - time.GetElapsedTime(start);
            var attemptStart = time.GetTimestamp();
            var (response, failure) = await AttemptAsync(method, request, kind, remaining, options, token);
            method.Record(request.Message, kind, failure, time.GetElapsedTime(attemptStart));
            if (response is not null)
            {
                return response;
            }

            if (failure!.IsCompressionRefused && isGzipOn)
            {
                isGzipOn = false;
                continue;
            }

            schedule ??= new RpcRetrySchedule(PolicyOf(kind, options));
            var wait = schedule.OnFailure(failure, time.GetElapsedTime(start), chance());
            if (wait is null)
            {
                throw GivenUp(method.Grpc.Name, kind, failure);
            }

            if (options?.Timeout is { } timeout && time.GetElapsedTime(start) + wait.Value >= timeout)
            {
                throw new RpcException(
                    RpcException.StatusCode.DeadlineExceeded,
                    $"{method.Grpc.Name} would not succeed within its timeout of {timeout}; last failure: {failure.Code}: {failure.Message}",
                    failure.RawStatus);
            }

            await Task.Delay(wait.Value, time, token);
        }
    }

    private static Exception GivenUp(string rpc, RpcCallKind kind, RpcFailure failure) => kind == RpcCallKind.TaskPoll
        ? new FatalPollException($"{rpc} fails for good: {failure.Code}: {failure.Message}", failure.ToException())
        : failure.ToException();

    private RpcRetryPolicy PolicyOf(RpcCallKind kind, RpcOptions? options) => kind switch
    {
        RpcCallKind.TaskPoll => RpcRetryPolicy.TaskPoll,
        RpcCallKind.NoRetry => RpcRetryPolicy.Once,
        _ => options?.Retry == true ? retryPolicy : RpcRetryPolicy.Once,
    };

    private async Task<(TResponse? Response, RpcFailure? Failure)> AttemptAsync<TResponse>(
        RpcMethod<TResponse> method, RpcRequest request, RpcCallKind kind, TimeSpan? remaining, RpcOptions? options, CancellationToken token)
        where TResponse : class, IMessage<TResponse>
    {
        var timeout = remaining ?? (kind is RpcCallKind.LongPoll or RpcCallKind.TaskPoll ? LongPollDeadline : NormalDeadline);
        if (timeout <= TimeSpan.Zero)
        {
            return (null, TimedOut(method.Grpc.Name, timeout));
        }

        var headers = Headers.Build(method.NamespaceOf(request.Message), timeout, isGzipOn && request.Size >= MinGzipBytes, options);
        using var limit = new CancellationTokenSource(remaining is null ? timeout + DeadlineMargin : timeout, time);
        using var registration = token.UnsafeRegister(static s => ((CancellationTokenSource)s!).Cancel(), limit);
        try
        {
            using var call = channel.AsyncUnaryCall(method.Grpc, null, new CallOptions(headers, cancellationToken: limit.Token), request);
            return (await call.ResponseAsync, null);
        }
        catch (Grpc.Core.RpcException e)
        {
            if (!limit.IsCancellationRequested || e.StatusCode != StatusCode.Cancelled)
            {
                return (null, RpcFailure.From(e));
            }

            token.ThrowIfCancellationRequested();
            return (null, TimedOut(method.Grpc.Name, timeout));
        }
    }

    private static RpcFailure TimedOut(string rpc, TimeSpan timeout) =>
        new(RpcException.StatusCode.DeadlineExceeded, $"{rpc} had no answer within {timeout}.");
}
