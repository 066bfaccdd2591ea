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
        for (var tries = 1; ; tries++)
        {
            var description = await ScheduleCalls.DescribeAsync(client, new(input.Id, input.RpcOptions));
            if (await input.Updater(new(description)) is not { } update)
            {
                return;
            }

            try
            {
                await WriteAsync(client, input, description, update);
                return;
            }
            catch (RpcException e) when (e.Code == RpcException.StatusCode.FailedPrecondition && tries < MaximumTries)
            {
                // Somebody else wrote first: the user's function decides again on what is there now.
            }
        }
    }

    private static async Task WriteAsync(
        TemporalClient client, UpdateScheduleInput input, ScheduleDescription description, ScheduleUpdate update) =>
        await client.WorkflowService.UpdateScheduleAsync(
            new()
            {
                Namespace = client.Options.Namespace,
                ScheduleId = input.Id,
                Schedule = await ScheduleProto.WriteAsync(client, update.Schedule),
                SearchAttributes = update.TypedSearchAttributes?.ToProto(),
                ConflictToken = description.RawDescription.ConflictToken,
                Identity = client.Identity,
                RequestId = TemporalClient.NewRequestId(),
            },
            TemporalClient.DefaultRetryOptions(input.RpcOptions));
}
