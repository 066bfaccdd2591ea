using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;
using Aios.Scenarios.Starting;

namespace Aios.Scenarios.Scheduling;

public static class ScheduleScenarios
{
    private const int Row = 19;

    public static IEnumerable<Scenario> All { get; } =
    [
        new("schedule-lifecycle", Row, [typeof(Echo)], LifecycleAsync) { Comparison = HistoryComparison.None },
        new("schedule-backfill", Row, [typeof(Echo)], BackfillAsync) { Comparison = HistoryComparison.None },
        new("schedule-already-exists", Row, [typeof(Echo)], async run =>
        {
            var id = run.NewId("schedule");
            var handle = await run.Client.CreateScheduleAsync(id, Daily(run));
            await Expect.ThrowsAsync<ScheduleAlreadyRunningException>(() => run.Client.CreateScheduleAsync(id, Daily(run)));
            await handle.DeleteAsync();
            var gone = await Expect.ThrowsAsync<RpcException>(() => handle.DescribeAsync());
            Expect.Equal(gone.Code, RpcException.StatusCode.NotFound);
        }),
    ];

    private static Schedule Daily(ScenarioRun run) => new(
        ScheduleActionStartWorkflow.Create((Echo w) => w.RunAsync("scheduled"), run.Options()),
        new ScheduleSpec
        {
            Calendars = [new ScheduleCalendarSpec { Hour = [new ScheduleRange(3)], Comment = "nightly" }],
            Jitter = TimeSpan.FromSeconds(1),
        });

    private static async Task LifecycleAsync(ScenarioRun run)
    {
        var id = run.NewId("schedule");
        var handle = await run.Client.CreateScheduleAsync(
            id,
            Daily(run),
            new() { Memo = new Dictionary<string, object>(StringComparer.Ordinal) { ["note"] = "memo" } });
        var description = await handle.DescribeAsync();
        Expect.Equal(description.Id, id);
        Expect.Equal(description.Schedule.Spec.Calendars.Single().Comment, "nightly");
        Expect.Equal(description.Schedule.Spec.Jitter, TimeSpan.FromSeconds(1));
        Expect.Equal(await description.Memo["note"].ToValueAsync<string>(), "memo");
        Expect.Equal(Action(description.Schedule).Workflow, "Echo");

        await handle.TriggerAsync();
        await run.UntilAsync("triggered action", async () => (await handle.DescribeAsync()).Info.NumActions == 1);
        var started = (ScheduleActionExecutionStartWorkflow)(await handle.DescribeAsync()).Info.RecentActions.Single().Action;
        Expect.Equal(await run.Client.GetWorkflowHandle(started.WorkflowId).GetResultAsync<string>(), "echo scheduled");

        await handle.PauseAsync("holiday");
        Expect.Equal((await handle.DescribeAsync()).Schedule.State.Paused, true);
        Expect.Equal((await handle.DescribeAsync()).Schedule.State.Note, "holiday");
        await handle.UnpauseAsync("back");
        Expect.Equal((await handle.DescribeAsync()).Schedule.State.Paused, false);

        await handle.UpdateAsync(input => new ScheduleUpdate(input.Description.Schedule with
        {
            Spec = new() { Intervals = [new ScheduleIntervalSpec(TimeSpan.FromHours(5), TimeSpan.FromMinutes(3))] },
        }));
        var interval = (await handle.DescribeAsync()).Schedule.Spec.Intervals.Single();
        Expect.Equal(interval.Every, TimeSpan.FromHours(5));
        Expect.Equal(interval.Offset, TimeSpan.FromMinutes(3));
        await run.UntilAsync("schedule in list", () => IsListedAsync(run, id));
        await handle.DeleteAsync();
    }

    private static async Task BackfillAsync(ScenarioRun run)
    {
        var schedule = Daily(run) with
        {
            Spec = new() { Intervals = [new ScheduleIntervalSpec(TimeSpan.FromMinutes(1))] },
            State = new() { Paused = true },
            Policy = new() { Overlap = ScheduleOverlapPolicy.AllowAll },
        };
        var handle = await run.Client.CreateScheduleAsync(run.NewId("schedule"), schedule);
        var end = new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);
        await handle.BackfillAsync([new ScheduleBackfill(end.AddMinutes(-2.5), end.AddSeconds(-30))]);
        await run.UntilAsync("two backfilled actions", async () => (await handle.DescribeAsync()).Info.NumActions == 2);
        await handle.DeleteAsync();
    }

    private static ScheduleActionStartWorkflow Action(Schedule schedule) => (ScheduleActionStartWorkflow)schedule.Action;

    private static async Task<bool> IsListedAsync(ScenarioRun run, string id)
    {
        await foreach (var entry in run.Client.ListSchedulesAsync())
        {
            if (entry.Id == id)
            {
                return true;
            }
        }

        return false;
    }
}
