using Aios.Temporal.Api.Schedule.V1;
using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Client.Schedules;
using Aios.Temporal.Exceptions;
using Google.Protobuf;

namespace Aios.Temporal.Client.Calls;

/// <summary>Creates, lists, describes, patches and deletes schedules.</summary>
internal static class ScheduleCalls
{
    private const int ListPageSize = 1000;

    public static async Task<ScheduleHandle> CreateAsync(TemporalClient client, CreateScheduleInput input)
    {
        ArgumentException.ThrowIfNullOrEmpty(input.Id);
        var options = input.Options ?? new();
        MemoFields.Check(options.Memo, nameof(input));
        try
        {
            await client.WorkflowService.CreateScheduleAsync(
                new()
                {
                    Namespace = client.Options.Namespace,
                    ScheduleId = input.Id,
                    Schedule = await ScheduleProto.WriteAsync(client, input.Schedule),
                    InitialPatch = InitialPatch(input.Schedule, options),
                    Memo = await MemoFields.WriteAsync(options.Memo, client.Options.DataConverter),
                    SearchAttributes = options.TypedSearchAttributes?.ToProto(),
                    Identity = client.Identity,
                    RequestId = TemporalClient.NewRequestId(),
                },
                TemporalClient.DefaultRetryOptions(options.Rpc));
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.AlreadyExists)
        {
            throw new ScheduleAlreadyRunningException();
        }

        return new(client, input.Id);
    }

    public static IAsyncEnumerable<ScheduleListDescription> ListAsync(TemporalClient client, ListSchedulesInput input) =>
        Pages.ReadAsync<ScheduleListDescription>(
            async (token, rpc) =>
            {
                var response = await client.WorkflowService.ListSchedulesAsync(
                    new()
                    {
                        Namespace = client.Options.Namespace,
                        MaximumPageSize = ListPageSize,
                        NextPageToken = token is null ? ByteString.Empty : ByteString.CopyFrom(token),
                        Query = input.Options?.Query ?? string.Empty,
                    },
                    rpc);
                return (
                    [.. response.Schedules.Select(entry => new ScheduleListDescription(entry, client.Options.DataConverter))],
                    Pages.ToToken(response.NextPageToken));
            },
            input.Options?.Rpc);

    public static async Task<ScheduleDescription> DescribeAsync(TemporalClient client, DescribeScheduleInput input)
    {
        ArgumentException.ThrowIfNullOrEmpty(input.Id);
        var response = await client.WorkflowService.DescribeScheduleAsync(
            new() { Namespace = client.Options.Namespace, ScheduleId = input.Id },
            TemporalClient.DefaultRetryOptions(input.RpcOptions));
        var schedule = await ScheduleProto.ReadAsync(client, response.Schedule);
        return new(input.Id, schedule, response, client.Options.DataConverter);
    }

    public static Task PauseAsync(TemporalClient client, PauseScheduleInput input) => PatchAsync(
        client, input.Id, new() { Pause = Text(input.Note, "Paused via .NET SDK") }, input.RpcOptions);

    public static Task UnpauseAsync(TemporalClient client, UnpauseScheduleInput input) => PatchAsync(
        client, input.Id, new() { Unpause = Text(input.Note, "Unpaused via .NET SDK") }, input.RpcOptions);

    public static Task TriggerAsync(TemporalClient client, TriggerScheduleInput input) => PatchAsync(
        client,
        input.Id,
        new() { TriggerImmediately = new() { OverlapPolicy = input.Options?.Overlap ?? default } },
        input.Options?.Rpc);

    public static Task BackfillAsync(TemporalClient client, BackfillScheduleInput input)
    {
        if (input.Backfills is not { Count: > 0 })
        {
            throw new ArgumentException("At least one time range is required.", nameof(input));
        }

        return PatchAsync(client, input.Id, new() { BackfillRequest = { input.Backfills.Select(Write) } }, input.RpcOptions);
    }

    public static async Task DeleteAsync(TemporalClient client, DeleteScheduleInput input)
    {
        ArgumentException.ThrowIfNullOrEmpty(input.Id);
        await client.WorkflowService.DeleteScheduleAsync(
            new() { Namespace = client.Options.Namespace, ScheduleId = input.Id, Identity = client.Identity },
            TemporalClient.DefaultRetryOptions(input.RpcOptions));
    }

    private static async Task PatchAsync(TemporalClient client, string id, SchedulePatch patch, RpcOptions? rpc)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        await client.WorkflowService.PatchScheduleAsync(
            new()
            {
                Namespace = client.Options.Namespace,
                ScheduleId = id,
                Patch = patch,
                Identity = client.Identity,
                RequestId = TemporalClient.NewRequestId(),
            },
            TemporalClient.DefaultRetryOptions(rpc));
    }

    private static SchedulePatch? InitialPatch(Client.Schedules.Schedule schedule, ScheduleOptions options) =>
        options is { TriggerImmediately: false, Backfills: not { Count: > 0 } } ? null : new()
        {
            TriggerImmediately = options.TriggerImmediately ? new() { OverlapPolicy = schedule.Policy.Overlap } : null,
            BackfillRequest = { (options.Backfills ?? []).Select(Write) },
        };

    private static BackfillRequest Write(ScheduleBackfill backfill)
    {
        if (backfill.EndAt < backfill.StartAt)
        {
            throw new ArgumentException(
                $"A backfill ends ({backfill.EndAt:O}) before it starts ({backfill.StartAt:O}).", nameof(backfill));
        }

        return new()
        {
            StartTime = backfill.StartAt.ToWire(),
            EndTime = backfill.EndAt.ToWire(),
            OverlapPolicy = backfill.Overlap,
        };
    }

    // An empty text on the wire means "do not pause", so there is always one.
    private static string Text(string? note, string standard) => string.IsNullOrEmpty(note) ? standard : note;
}
