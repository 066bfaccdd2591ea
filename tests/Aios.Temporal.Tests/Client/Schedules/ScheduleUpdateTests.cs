using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client.Calls;
using Aios.Temporal.Client.Schedules;
using Aios.Temporal.Common;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RpcException = Aios.Temporal.Exceptions.RpcException;

namespace Aios.Temporal.Tests.Client.Schedules;

public class ScheduleUpdateTests
{
    [Test]
    public async Task Update_Accepted_SendsTheTokenAndWritesUntouchedPartsBack()
    {
        var stored = new Stored();
        await using var server = await stored.ServeAsync();
        await server.Client().GetScheduleHandle("s").UpdateAsync(input => WithNote(input, "new"));

        var request = server.Only<UpdateScheduleRequest>();
        Assert.Multiple(() =>
        {
            Assert.That(request.ConflictToken.ToStringUtf8(), Is.EqualTo("token-0"));
            Assert.That(request.Schedule.State.Notes, Is.EqualTo("new"));
            Assert.That(request.Schedule.Action, Is.EqualTo(Stored.Action), "arguments and memo stay as they were encoded");
            Assert.That(request.SearchAttributes, Is.Null, "unset means unchanged");
        });
    }

    [Test]
    public async Task Update_NullResult_SendsNothing()
    {
        await using var server = await new Stored().ServeAsync();
        await server.Client().GetScheduleHandle("s").UpdateAsync(_ => (ScheduleUpdate?)null);
        Assert.That(server.All<UpdateScheduleRequest>(), Is.Empty);
    }

    [Test]
    public async Task Update_SearchAttributes_AreSent()
    {
        await using var server = await new Stored().ServeAsync();
        var attributes = new SearchAttributeCollection.Builder().Set(SearchAttributeKey.CreateLong("Size"), 3).ToSearchAttributeCollection();
        await server.Client().GetScheduleHandle("s").UpdateAsync(
            input => new ScheduleUpdate(input.Description.Schedule, attributes));
        Assert.That(server.Only<UpdateScheduleRequest>().SearchAttributes, Is.EqualTo(attributes.ToProto()));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Update_SomebodyElseWroteFirst_AsksTheUpdaterAgain(bool serverTellsConflicts)
    {
        var stored = new Stored { TellsConflicts = serverTellsConflicts };
        await using var server = await stored.ServeAsync();
        var seen = new List<string?>();
        await server.Client().GetScheduleHandle("s").UpdateAsync(input =>
        {
            seen.Add(input.Description.Schedule.State.Note);
            if (seen.Count == 1)
            {
                stored.PauseByAnother();
            }

            return WithNote(input, "mine");
        });

        Assert.That(seen, Is.EqualTo(new[] { null, "paused by another" }));
        Assert.That(stored.Schedule.State.Notes, Is.EqualTo("mine"));
    }

    [Test]
    public async Task Update_AlwaysOvertaken_GivesUp()
    {
        var stored = new Stored();
        await using var server = await stored.ServeAsync();
        var calls = 0;
        var error = Assert.ThrowsAsync<RpcException>(() => server.Client().GetScheduleHandle("s").UpdateAsync(input =>
        {
            calls++;
            stored.PauseByAnother();
            return WithNote(input, "mine");
        }));
        Assert.That((error.Code, calls), Is.EqualTo((RpcException.StatusCode.Aborted, UpdateScheduleCall.MaximumTries)));
    }

    private static ScheduleUpdate? WithNote(ScheduleUpdateInput input, string note)
    {
        var schedule = input.Description.Schedule;
        return new(schedule with { State = schedule.State with { Note = note } });
    }

    /// <summary>The schedule of a server, with the token rule of real ones.</summary>
    private sealed class Stored
    {
        public static readonly Api.Schedule.V1.ScheduleAction Action = new()
        {
            StartWorkflow = new()
            {
                WorkflowId = "wf",
                WorkflowType = new() { Name = "Order" },
                TaskQueue = new() { Name = "queue" },
                Input = new() { Payloads_ = { new Api.Common.V1.Payload { Data = ByteString.CopyFromUtf8("opaque") } } },
                Memo = new() { Fields = { ["k"] = new Api.Common.V1.Payload { Data = ByteString.CopyFromUtf8("memo") } } },
                RetryPolicy = new RetryPolicy { MaximumAttempts = 2 }.ToProto(),
            },
        };

        private int version;
        private Timestamp? updated;

        public bool TellsConflicts { get; init; }

        public Api.Schedule.V1.Schedule Schedule { get; private set; } =
            new() { Action = Action, Spec = new(), Policies = new(), State = new() };

        public async Task<FakeTemporal> ServeAsync()
        {
            var server = await FakeTemporal.StartAsync();
            server.On<DescribeScheduleRequest>(_ => new DescribeScheduleResponse
            {
                Schedule = Schedule,
                Info = new() { UpdateTime = updated },
                ConflictToken = Token,
            });
            return server.Answer<UpdateScheduleRequest>((call, request) =>
            {
                if (!request.ConflictToken.Equals(Token))
                {
                    return TellsConflicts
                        ? call.FailAsync(StatusCode.FailedPrecondition, "conflict")
                        : call.ReplyAsync(new UpdateScheduleResponse());
                }

                Schedule = request.Schedule;
                version++;
                updated = new Timestamp { Seconds = version };
                return call.ReplyAsync(new UpdateScheduleResponse());
            });
        }

        public void PauseByAnother()
        {
            Schedule = Schedule.Clone();
            Schedule.State.Paused = true;
            Schedule.State.Notes = "paused by another";
            version++;
        }

        private ByteString Token => ByteString.CopyFromUtf8($"token-{version}");
    }
}
