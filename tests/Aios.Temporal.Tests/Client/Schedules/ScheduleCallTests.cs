using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.ErrorDetails.V1;
using Aios.Temporal.Api.Schedule.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Client.Schedules;
using Aios.Temporal.Exceptions;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Schedule = Aios.Temporal.Client.Schedules.Schedule;

namespace Aios.Temporal.Tests.Client.Schedules;

public class ScheduleCallTests
{
    private static readonly DateTime Noon = new(2030, 1, 2, 12, 0, 0, DateTimeKind.Utc);

    [Test]
    public async Task CreateSchedule_AllParts_AreInTheRequest()
    {
        await using var server = (await FakeTemporal.StartAsync()).On<CreateScheduleRequest>(_ => new CreateScheduleResponse());
        var schedule = new Schedule(
            ScheduleActionStartWorkflow.Create((ITestWorkflow wf) => wf.RunAsync("tea", 1), new("wf", "queue") { StaticSummary = "sum" }),
            new() { Intervals = [new(TimeSpan.FromHours(1))], StartAt = Noon })
        {
            Policy = new() { Overlap = ScheduleOverlapPolicy.BufferOne, PauseOnFailure = true },
            State = new() { Note = "note", Paused = true, LimitedActions = true, RemainingActions = 5 },
        };
        var handle = await server.Client().CreateScheduleAsync("s", schedule, new()
        {
            TriggerImmediately = true,
            Backfills = [new(Noon, Noon.AddHours(2), ScheduleOverlapPolicy.AllowAll)],
            Memo = new Dictionary<string, object> { ["k"] = 1 },
        });

        var request = server.Only<CreateScheduleRequest>();
        var start = request.Schedule.Action.StartWorkflow;
        Assert.Multiple(() =>
        {
            Assert.That((handle.Id, request.ScheduleId, request.Identity), Is.EqualTo(("s", "s", "me")));
            Assert.That(request.RequestId, Is.Not.Empty);
            Assert.That((start.WorkflowId, start.WorkflowType.Name, start.TaskQueue.Name), Is.EqualTo(("wf", "Order", "queue")));
            Assert.That(start.Input, Is.EqualTo(Values.Json("\"tea\"", "1")));
            Assert.That(start.UserMetadata.Summary, Is.EqualTo(Values.JsonPayload("\"sum\"")));
            Assert.That(request.Schedule.Policies.OverlapPolicy, Is.EqualTo(ScheduleOverlapPolicy.BufferOne));
            Assert.That(request.Schedule.Policies.CatchupWindow.ToTimeSpan(), Is.EqualTo(TimeSpan.FromDays(365)));
            Assert.That(request.Schedule.State, Is.EqualTo(new Api.Schedule.V1.ScheduleState
            {
                Notes = "note", Paused = true, LimitedActions = true, RemainingActions = 5,
            }));
            Assert.That(request.InitialPatch.TriggerImmediately.OverlapPolicy, Is.EqualTo(ScheduleOverlapPolicy.BufferOne));
            Assert.That(request.InitialPatch.BackfillRequest.Single().StartTime, Is.EqualTo(Noon.ToTimestamp()));
            Assert.That(request.Memo.Fields["k"], Is.EqualTo(Values.JsonPayload("1")));
        });
    }

    [Test]
    public async Task CreateSchedule_Exists_ThrowsScheduleAlreadyRunning()
    {
        await using var server = (await FakeTemporal.StartAsync())
            .Fails<CreateScheduleRequest>(StatusCode.AlreadyExists, new WorkflowExecutionAlreadyStartedFailure());
        Assert.ThrowsAsync<ScheduleAlreadyRunningException>(() => server.Client().CreateScheduleAsync("s", Simple(new("wf", "q"))));
    }

    [Test]
    public async Task Patches_EachKind_SendsOnlyItsPart()
    {
        await using var server = (await FakeTemporal.StartAsync()).On<PatchScheduleRequest>(_ => new PatchScheduleResponse());
        var handle = server.Client().GetScheduleHandle("s");
        await handle.PauseAsync();
        await handle.UnpauseAsync("go");
        await handle.TriggerAsync(new() { Overlap = ScheduleOverlapPolicy.AllowAll });
        await handle.BackfillAsync([new(DateTime.SpecifyKind(Noon, DateTimeKind.Unspecified), Noon.AddHours(1))]);

        Assert.That(server.All<PatchScheduleRequest>().Select(r => r.Patch), Is.EqualTo(new[]
        {
            new SchedulePatch { Pause = "Paused via .NET SDK" },
            new SchedulePatch { Unpause = "go" },
            new SchedulePatch { TriggerImmediately = new() { OverlapPolicy = ScheduleOverlapPolicy.AllowAll } },
            new SchedulePatch { BackfillRequest = { new BackfillRequest { StartTime = Noon.ToTimestamp(), EndTime = Noon.AddHours(1).ToTimestamp() } } },
        }));
    }

    [Test]
    public async Task ListSchedules_Pages_AreRead()
    {
        var entry = new ScheduleListEntry
        {
            ScheduleId = "s",
            Info = new()
            {
                WorkflowType = new() { Name = "Order" },
                Paused = true,
                RecentActions =
                {
                    new Api.Schedule.V1.ScheduleActionResult
                    {
                        ScheduleTime = Noon.ToTimestamp(),
                        ActualTime = Noon.ToTimestamp(),
                        StartWorkflowResult = new() { WorkflowId = "wf", RunId = "r" },
                    },
                },
            },
        };
        await using var server = (await FakeTemporal.StartAsync()).OnEach<ListSchedulesRequest>(
            new ListSchedulesResponse { Schedules = { entry }, NextPageToken = ByteString.CopyFromUtf8("more") },
            new ListSchedulesResponse { Schedules = { new ScheduleListEntry { ScheduleId = "bare" } } });
        var list = await server.Client().ListSchedulesAsync(new() { Query = "q" }).ToListAsync();

        Assert.Multiple(() =>
        {
            Assert.That(list.Select(s => s.Id), Is.EqualTo(new[] { "s", "bare" }));
            Assert.That(list[0].Schedule!.Action, Is.EqualTo(new ScheduleListActionStartWorkflow("Order")));
            Assert.That(list[0].Schedule!.State, Is.EqualTo(new ScheduleListState(Note: null, Paused: true)));
            Assert.That(list[0].Info!.RecentActions.Single().Action, Is.EqualTo(new ScheduleActionExecutionStartWorkflow("wf", "r")));
            Assert.That(list[1].Schedule, Is.Null);
            Assert.That(server.All<ListSchedulesRequest>().Select(r => (r.Query, r.NextPageToken.ToStringUtf8())), Is.EqualTo(new[] { ("q", ""), ("q", "more") }));
        });
    }

    private static IEnumerable<TestCaseData> BadSchedules()
    {
        yield return Bad("NoId", Simple(new() { TaskQueue = "q" }));
        yield return Bad("NoTaskQueue", Simple(new() { Id = "wf" }));
        yield return Bad("ReusePolicy", Simple(new("wf", "q") { IdReusePolicy = WorkflowIdReusePolicy.RejectDuplicate }));
        yield return Bad("ConflictPolicy", Simple(new("wf", "q") { IdConflictPolicy = WorkflowIdConflictPolicy.Fail }));
        yield return Bad("Cron", Simple(new("wf", "q") { CronSchedule = "* * * * *" }));
        yield return Bad("Delay", Simple(new("wf", "q") { StartDelay = TimeSpan.FromSeconds(1) }));
        yield return Bad("Signal", Simple(new("wf", "q") { StartSignal = "s" }));
        yield return Bad("Rpc", Simple(new("wf", "q") { Rpc = new() }));
        yield return Bad("ZeroInterval", Simple(new("wf", "q")) with { Spec = new() { Intervals = [new(TimeSpan.Zero)] } });
        yield return Bad("BigOffset", Simple(new("wf", "q")) with { Spec = new() { Intervals = [new(TimeSpan.FromHours(1), TimeSpan.FromHours(1))] } });
        yield return Bad("NegativeActions", Simple(new("wf", "q")) with { State = new() { RemainingActions = -1 } });
    }

    [TestCaseSource(nameof(BadSchedules))]
    public void CreateSchedule_BadSchedule_ThrowsBeforeSending(Schedule schedule) => Assert.ThrowsAsync<ArgumentException>(
        () => TemporalClient.CreateLazy(new("127.0.0.1:1")).CreateScheduleAsync("s", schedule));

    [Test]
    public void Backfill_EmptyOrBackward_ThrowsBeforeSending()
    {
        var handle = TemporalClient.CreateLazy(new("127.0.0.1:1")).GetScheduleHandle("s");
        Assert.ThrowsAsync<ArgumentException>(() => handle.BackfillAsync([]));
        Assert.ThrowsAsync<ArgumentException>(() => handle.BackfillAsync([new(Noon, Noon.AddHours(-1))]));
    }

    private static TestCaseData Bad(string name, Schedule schedule) => new TestCaseData(schedule).SetArgDisplayNames(name);

    private static Schedule Simple(WorkflowOptions options) => new(ScheduleActionStartWorkflow.Create("Order", [], options), new());
}
