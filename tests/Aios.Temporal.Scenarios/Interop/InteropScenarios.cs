using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Interop;

/// <summary>The driver for both languages; as a scenario, everything runs in this process.</summary>
public static class InteropScenarios
{
    public const string ExpectedFailure = "activity InteropFail: InteropFailure cannot grüße [{\"code\":7} \"why\"] <- the cause";

    public static IEnumerable<Scenario> All { get; } =
    [
        new("interop-one-language", 0, [typeof(Interop), typeof(InteropChild)], async run =>
        {
            var id = run.NewId();
            run.Track("main", id);
            await DriveAsync(run.Client, id, run.TaskQueue, run.TaskQueue, run.TaskQueue);
        })
        {
            Activities = () => [new InteropActivities()],
            Comparison = HistoryComparison.Unordered,
        },
    ];

    /// <summary>Client side: by name only, whatever language the worker is written in.</summary>
    public static async Task DriveAsync(
        ITemporalClient client,
        string id,
        string workflowQueue,
        string activityQueue,
        string childQueue)
    {
        var handle = await client.StartWorkflowAsync(
            "Interop",
            [new InteropInput("grüße", 21, activityQueue, childQueue)],
            new(id, workflowQueue)
            {
                Memo = new Dictionary<string, object>(StringComparer.Ordinal) { ["note"] = "from C#" },
                ExecutionTimeout = TimeSpan.FromMinutes(1),
            }).ConfigureAwait(false);
        await handle.SignalAsync("add", [5]).ConfigureAwait(false);
        Expect.Equal(await handle.ExecuteUpdateAsync<int>("change", [10]).ConfigureAwait(false), 15, "update");
        var rejected = await Expect.ThrowsAsync<WorkflowUpdateFailedException>(
            () => handle.ExecuteUpdateAsync<int>("change", [-1])).ConfigureAwait(false);
        var reason = Expect.Is<ApplicationFailureException>(rejected.InnerException);
        Expect.Equal($"{reason.ErrorType} {reason.Message} {reason.Details.ElementAt<int>(0)}", "Negative negative -1");
        Expect.Equal(await handle.QueryAsync<int>("total", []).ConfigureAwait(false), 15, "query");
        await handle.SignalAsync("finish", []).ConfigureAwait(false);
        var result = await handle.GetResultAsync<InteropResult>().ConfigureAwait(false);
        Expect.Equal(result, new InteropResult(15, "grüße!", 42, ExpectedFailure, 22));
        var description = await handle.DescribeAsync().ConfigureAwait(false);
        Expect.Equal(description.TypedSearchAttributes.Get(Starting.OwnAttributes.Number), 21);
        Expect.Equal(await description.Memo["note"].ToValueAsync<string>().ConfigureAwait(false), "from C#");
    }
}
