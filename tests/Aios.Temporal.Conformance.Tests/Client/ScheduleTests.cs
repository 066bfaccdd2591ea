using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Client.Schedules;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Conformance.Tests.Client;

[Parallelizable(ParallelScope.All)]
[Category("External")]
public class ScheduleTests
{
    private static readonly ScheduleSpec EveryHour = new() { Intervals = [new(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5))] };

    private static TemporalClient Client => OfficialServer.Client;

    [Test]
    public async Task Describe_Created_GivesBackWhatWasCreated()
    {
        var id = NewId();
        var spec = EveryHour with
        {
            Calendars = [new() { Hour = [new(3, 8, 2)], DayOfWeek = [new(1, 5)], Comment = "working days" }],
            CronExpressions = ["0 12 * * 1"],
            Jitter = TimeSpan.FromSeconds(3),
            TimeZoneName = "Europe/Berlin",
        };
        var schedule = Paused(id, spec) with { Policy = new() { Overlap = ScheduleOverlapPolicy.BufferOne, PauseOnFailure = true } };
        var handle = await Client.CreateScheduleAsync(id, schedule, new() { Memo = new Dictionary<string, object> { ["k"] = 3 } });
        var description = await handle.DescribeAsync();
        var stored = description.Schedule;
        var action = (ScheduleActionStartWorkflow)stored.Action;

        Assert.Multiple(async () =>
        {
            Assert.That(stored.Spec.Intervals, Is.EqualTo(spec.Intervals));
            Assert.That(stored.Spec.Calendars.Select(c => c.Comment), Is.EquivalentTo(new[] { "working days", null }), "cron became a calendar");
            Assert.That((stored.Spec.Jitter, stored.Spec.TimeZoneName), Is.EqualTo((spec.Jitter, spec.TimeZoneName)));
            Assert.That((stored.Policy, stored.State), Is.EqualTo((schedule.Policy, schedule.State)));
            Assert.That((action.Workflow, action.Options.Id, action.Options.StaticSummary), Is.EqualTo(("Any", $"{id}-run", "tea time")));
            Assert.That(await ((Converters.IEncodedRawValue)action.Args.Single()!).ToValueAsync<string>(), Is.EqualTo("tea"));
            Assert.That(await description.Memo["k"].ToValueAsync<int>(), Is.EqualTo(3));
            Assert.That(description.Info.NextActionTimes, Is.Not.Empty);
            Assert.That((description.Info.NumActions, description.Info.LastUpdatedAt), Is.EqualTo((0L, (DateTime?)null)));
        });
    }

    [Test]
    public async Task Create_SameId_ThrowsScheduleAlreadyRunning()
    {
        var (id, _) = await CreateAsync();
        Assert.ThrowsAsync<ScheduleAlreadyRunningException>(() => Client.CreateScheduleAsync(id, Paused(id, EveryHour)));
    }

    [Test]
    public async Task Trigger_Paused_RunsTheActionOnce()
    {
        var (id, handle) = await CreateAsync();
        await handle.TriggerAsync();
        var description = await ActionsAsync(handle, 1);
        var started = (ScheduleActionExecutionStartWorkflow)description.Info.RecentActions.Single().Action;
        Assert.That(started.WorkflowId, Does.StartWith($"{id}-run-"));

        var run = await Client.GetWorkflowHandle(started.WorkflowId, started.FirstExecutionRunId).DescribeAsync();
        Assert.That((run.WorkflowType, await run.GetStaticSummaryAsync()), Is.EqualTo(("Any", "tea time")));
    }

    [Test]
    public async Task PauseAndUnpause_Notes_AreSet()
    {
        var (_, handle) = await CreateAsync();
        await handle.UnpauseAsync("go");
        Assert.That((await handle.DescribeAsync()).Schedule.State, Is.EqualTo(new ScheduleState { Note = "go" }));
        await handle.PauseAsync();
        Assert.That((await handle.DescribeAsync()).Schedule.State, Is.EqualTo(new ScheduleState { Note = "Paused via .NET SDK", Paused = true }));
    }

    [Test]
    public async Task Update_SpecOnly_LeavesTheArgumentsAlone()
    {
        var (_, handle) = await CreateAsync();
        await handle.UpdateAsync(input => new ScheduleUpdate(input.Description.Schedule with { Spec = new() { Intervals = [new(TimeSpan.FromHours(7))] } }));
        await handle.TriggerAsync();
        var started = (ScheduleActionExecutionStartWorkflow)(await ActionsAsync(handle, 1)).Info.RecentActions.Single().Action;
        var input = (await Client.GetWorkflowHandle(started.WorkflowId).FetchHistoryAsync()).Events.First().WorkflowExecutionStartedEventAttributes.Input;

        Assert.That((await handle.DescribeAsync()).Schedule.Spec.Intervals.Single().Every, Is.EqualTo(TimeSpan.FromHours(7)));
        Assert.That(input.Payloads_.Single().Data.ToStringUtf8(), Is.EqualTo("\"tea\""));
    }

    [Test]
    public async Task Update_OvertakenByAPause_IsAppliedOnTopOfIt()
    {
        var (_, handle) = await CreateAsync();
        var calls = 0;
        await handle.UpdateAsync(async input =>
        {
            if (calls++ == 0)
            {
                await handle.PauseAsync("by another");
            }

            return new ScheduleUpdate(input.Description.Schedule with { Spec = new() { Intervals = [new(TimeSpan.FromHours(7))] } });
        });
        var stored = (await handle.DescribeAsync()).Schedule;
        Assert.That((calls, stored.State.Note, stored.Spec.Intervals.Single().Every), Is.EqualTo((2, "by another", TimeSpan.FromHours(7))));
    }

    [Test]
    public async Task Update_FiveAtOnce_NoneIsLost()
    {
        var (_, handle) = await CreateAsync();
        await Task.WhenAll(Enumerable.Range(1, 5).Select(i => handle.UpdateAsync(input => new ScheduleUpdate(input.Description.Schedule with
        {
            Spec = input.Description.Schedule.Spec with
            {
                Intervals = [.. input.Description.Schedule.Spec.Intervals, new(TimeSpan.FromHours(1 + i))],
            },
        }))));
        var hours = (await handle.DescribeAsync()).Schedule.Spec.Intervals.Select(i => (int)i.Every.TotalHours).Distinct();
        Assert.That(hours, Is.EquivalentTo(new[] { 1, 2, 3, 4, 5, 6 }));
    }

    [Test]
    public async Task Backfill_TenHours_TakesTenActions()
    {
        var (_, handle) = await CreateAsync();
        var end = new DateTime(2030, 1, 1, 12, 0, 0, DateTimeKind.Utc);
        await handle.BackfillAsync([new(end.AddHours(-10), end, ScheduleOverlapPolicy.AllowAll)]);
        Assert.That((await ActionsAsync(handle, 10)).Info.NumActions, Is.EqualTo(10));
    }

    [Test]
    public async Task ListAndDelete_Created_AppearsAndIsGone()
    {
        var (id, handle) = await CreateAsync();
        var listed = await Until.FitsAsync(
            "the schedule is listed",
            () => Client.ListSchedulesAsync().FirstOrDefaultAsync(s => s.Id == id).AsTask(),
            found => found?.Schedule is not null);
        Assert.That(listed!.Schedule!.Action, Is.EqualTo(new ScheduleListActionStartWorkflow("Any")));
        Assert.That(listed.Schedule.State, Is.EqualTo(new ScheduleListState(Note: null, Paused: true)));

        await handle.DeleteAsync();
        var error = Assert.ThrowsAsync<RpcException>(() => handle.DescribeAsync());
        Assert.That(error.Code, Is.EqualTo(RpcException.StatusCode.NotFound));
    }

    private static Task<ScheduleDescription> ActionsAsync(ScheduleHandle handle, int count) => Until.FitsAsync(
        $"schedule {handle.Id} has taken {count} actions", () => handle.DescribeAsync(), d => d.Info.NumActions >= count);

    private static async Task<(string Id, ScheduleHandle Handle)> CreateAsync()
    {
        var id = NewId();
        return (id, await Client.CreateScheduleAsync(id, Paused(id, EveryHour)));
    }

    private static Schedule Paused(string id, ScheduleSpec spec) =>
        new(ScheduleActionStartWorkflow.Create("Any", ["tea"], new($"{id}-run", "nobody") { StaticSummary = "tea time" }), spec)
        {
            State = new() { Paused = true },
        };

    private static string NewId() => $"schedule-{Guid.NewGuid()}";
}
