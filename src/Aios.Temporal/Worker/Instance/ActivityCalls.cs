using System.Globalization;
using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Interceptors;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Activities and local activities of a run; they share their sequence numbers.</summary>
internal sealed class ActivityCalls(InstanceState state, Func<DelayAsyncInput, Task> delay)
{
    /// <summary>Default of <see cref="Aios.Temporal.Workflows.LocalActivityOptions.LocalRetryThreshold"/>.</summary>
    public static readonly TimeSpan DefaultLocalRetryThreshold = TimeSpan.FromMinutes(1);

    private const string BackoffSummary = "LocalActivityBackoff";

    private readonly Dictionary<uint, TaskCompletionSource<ActivityResolution>> pending = [];
    private uint lastSeq;

    public Task<TResult> ScheduleAsync<TResult>(ScheduleActivityInput input)
    {
        var options = input.Options;
        RequireTimeout(input.Activity, options.StartToCloseTimeout, options.ScheduleToCloseTimeout);
        var token = options.CancellationToken ?? state.Cancellation.Token;
        if (token.IsCancellationRequested)
        {
            return CancelledBefore<TResult>();
        }

        var seq = ++lastSeq;
        var id = options.ActivityId ?? seq.ToString(CultureInfo.InvariantCulture);
        var queue = options.TaskQueue ?? state.Info.TaskQueue;
        var converter = Converter(id, input.Activity, queue, isLocal: false);
        var attributes = new ScheduleActivityTaskCommandAttributes
        {
            ActivityId = id,
            ActivityType = new() { Name = input.Activity },
            Input = converter.ToInput(input.Args),
            Header = CallConverter.ToHeader(input.Headers),
            ScheduleToCloseTimeout = options.ScheduleToCloseTimeout?.ToDuration(),
            ScheduleToStartTimeout = options.ScheduleToStartTimeout?.ToDuration(),
            StartToCloseTimeout = options.StartToCloseTimeout?.ToDuration(),
            HeartbeatTimeout = options.HeartbeatTimeout?.ToDuration(),
            RetryPolicy = options.RetryPolicy?.ToProto(),
            Priority = options.Priority?.ToProto(),
            UseWorkflowBuildId = VersioningIntents.IsCompatible(options.VersioningIntent, options.TaskQueue, state.Info),
        };
        if (options.TaskQueue is not null)
        {
            attributes.TaskQueue = new() { Name = options.TaskQueue, Kind = TaskQueueKind.Normal };
        }

        state.Add(new ScheduleActivityCommand(
            seq,
            attributes,
            options.CancellationType,
            state.Details.DisableEagerActivityExecution || options.DisableEagerActivityExecution)
        {
            UserMetadata = state.Converter.ToUserMetadata(options.Summary),
        });
        var source = AddPending(seq);
        return state.QueueAsync(() => WaitAsync<TResult>(seq, source, converter, token, reschedule: null));
    }

    public Task<TResult> ScheduleLocalAsync<TResult>(ScheduleLocalActivityInput input)
    {
        var options = input.Options;
        RequireTimeout(input.Activity, options.StartToCloseTimeout, options.ScheduleToCloseTimeout);
        if (state.Details.IsLocalActivityKnown is { } isKnown && !isKnown(input.Activity))
        {
            throw new InvalidOperationException(
                $"Local activity {input.Activity} is not registered on this worker; add it to the worker's activities");
        }

        var token = options.CancellationToken ?? state.Cancellation.Token;
        if (token.IsCancellationRequested)
        {
            return CancelledBefore<TResult>();
        }

        var converter = Converter(options.ActivityId, input.Activity, state.Info.TaskQueue, isLocal: true);
        uint Schedule(ActivityResolution.Backoff? backoff)
        {
            var seq = ++lastSeq;
            state.Add(LocalCommand(seq, input, converter, backoff));
            return seq;
        }

        var first = Schedule(backoff: null);
        var source = AddPending(first);
        return state.QueueAsync(() => WaitAsync<TResult>(first, source, converter, token, Schedule));
    }

    public void Resolve(uint seq, ActivityResolution result)
    {
        if (!pending.TryGetValue(seq, out var source))
        {
            throw new InvalidOperationException($"Resolution of activity {seq}, which is not pending");
        }

        source.TrySetResult(result);
    }

    public void Clear() => pending.Clear();

    private static void RequireTimeout(string activity, TimeSpan? startToClose, TimeSpan? scheduleToClose)
    {
        if (startToClose is null && scheduleToClose is null)
        {
            throw new ArgumentException(
                $"The options of activity {activity} must have StartToCloseTimeout or ScheduleToCloseTimeout");
        }
    }

    private static Task<TResult> CancelledBefore<TResult>() =>
        Task.FromException<TResult>(new CanceledFailureException("Activity cancelled before scheduled"));

    private static ScheduleLocalActivityCommand LocalCommand(
        uint seq, ScheduleLocalActivityInput input, CallConverter converter, ActivityResolution.Backoff? backoff)
    {
        var options = input.Options;
        var attributes = new ScheduleActivityTaskCommandAttributes
        {
            ActivityId = options.ActivityId ?? seq.ToString(CultureInfo.InvariantCulture),
            ActivityType = new() { Name = input.Activity },
            Input = converter.ToInput(input.Args),
            Header = CallConverter.ToHeader(input.Headers),
            ScheduleToCloseTimeout = options.ScheduleToCloseTimeout?.ToDuration(),
            ScheduleToStartTimeout = options.ScheduleToStartTimeout?.ToDuration(),
            StartToCloseTimeout = options.StartToCloseTimeout?.ToDuration(),
            RetryPolicy = options.RetryPolicy?.ToProto(),
        };
        return new(
            seq,
            attributes,
            backoff?.Attempt ?? 1,
            backoff?.OriginalScheduleTime,
            options.LocalRetryThreshold ?? DefaultLocalRetryThreshold,
            options.CancellationType)
        {
            UserMetadata = converter.ToUserMetadata(options.Summary),
            IncludeArgumentsInMarker = options.IncludeArgumentsInMarker,
        };
    }

    private CallConverter Converter(string? id, string type, string queue, bool isLocal) =>
        state.NeutralConverter.For(new ISerializationContext.Activity(
            state.Info.Namespace, id, state.Info.WorkflowId, state.Info.WorkflowType, type, queue, isLocal));

    private TaskCompletionSource<ActivityResolution> AddPending(uint seq) =>
        pending[seq] = new TaskCompletionSource<ActivityResolution>();

    private async Task<TResult> WaitAsync<TResult>(
        uint seq,
        TaskCompletionSource<ActivityResolution> source,
        CallConverter converter,
        CancellationToken token,
        Func<ActivityResolution.Backoff?, uint>? reschedule)
    {
        while (true)
        {
            ActivityResolution result;
            var current = seq;
            using (token.UnsafeRegister(_ => RequestCancel(current, isLocal: reschedule is not null), state: null))
            {
                result = await source.Task.ConfigureAwait(true);
            }

            pending.Remove(seq);
            switch (result)
            {
                case ActivityResolution.Completed completed:
                    return converter.ToResult<TResult>(completed.Result);
                case ActivityResolution.Failed failed:
                    throw converter.ToException(failed.Failure);
                case ActivityResolution.Cancelled cancelled:
                    throw converter.ToException(cancelled.Failure);
                case ActivityResolution.Backoff backoff when reschedule is not null:
                    await delay(new(backoff.Delay, token, BackoffSummary)).ConfigureAwait(true);
                    seq = reschedule(backoff);
                    source = AddPending(seq);
                    break;
                default:
                    throw new InvalidOperationException($"Activity {seq} cannot resolve as {result.GetType().Name}");
            }
        }
    }

    private void RequestCancel(uint seq, bool isLocal)
    {
        if (pending.ContainsKey(seq))
        {
            state.Add(isLocal ? new RequestCancelLocalActivityCommand(seq) : new RequestCancelActivityCommand(seq));
        }
    }
}
