using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Client.Schedules;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Client.Calls;

/// <summary>
/// Changes a schedule: describe, ask the user's function, write. The conflict token of the description goes with the write;
/// if somebody else wrote meanwhile, everything starts over.
/// </summary>
internal static class UpdateScheduleCall
{
    /// <summary>Tries before the conflict is given to the caller.</summary>
    internal const int MaximumTries = 10;

    public static async Task InvokeAsync(TemporalClient client, UpdateScheduleInput input)
    {
        ArgumentException.ThrowIfNullOrEmpty(input.Id);
        ArgumentNullException.ThrowIfNull(input.Updater);
        for (var tries = 0; tries < MaximumTries; tries++)
        {
            var before = await ScheduleCalls.DescribeAsync(client, new(input.Id, input.RpcOptions));
            if (await input.Updater(new(before)) is not { } update || await TryWriteAsync(client, input, before.RawDescription, update))
            {
                return;
            }
        }

        throw new RpcException(
            RpcException.StatusCode.Aborted,
            $"Schedule '{input.Id}' was changed by others during each of {MaximumTries} tries to update it.",
            rawStatus: null);
    }

    private static async Task<bool> TryWriteAsync(
        TemporalClient client, UpdateScheduleInput input, DescribeScheduleResponse before, ScheduleUpdate update)
    {
        var rpc = TemporalClient.DefaultRetryOptions(input.RpcOptions);
        var schedule = await ScheduleProto.WriteAsync(client, update.Schedule);
        try
        {
            await client.WorkflowService.UpdateScheduleAsync(
                new()
                {
                    Namespace = client.Options.Namespace,
                    ScheduleId = input.Id,
                    Schedule = schedule,
                    SearchAttributes = update.TypedSearchAttributes?.ToProto(),
                    ConflictToken = before.ConflictToken,
                    Identity = client.Identity,
                    RequestId = TemporalClient.NewRequestId(),
                },
                rpc);
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.FailedPrecondition)
        {
            return false;
        }

        var after = await client.WorkflowService.DescribeScheduleAsync(
            new() { Namespace = client.Options.Namespace, ScheduleId = input.Id }, rpc);
        return ScheduleWriteCheck.TookEffect(before, schedule, after);
    }
}
