using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.History;
using Aios.Temporal.Worker.Runs;
using Google.Protobuf;
using Grpc.Core;
using ProtoHistory = Aios.Temporal.Api.History.V1.History;

namespace Aios.Temporal.Tests.Worker.Runs.Simulation;

/// <summary>
/// Random workflows against a model of the server. Losing the cache at random must change nothing: no nondeterminism,
/// and the same history, event for event, as without any loss. A failure names the seed.
/// </summary>
internal sealed class SimulationTests
{
    private const int Workflows = 150;
    private const int MaximumTasks = 200;

    [Test]
    public void RandomWorkflows_RandomEvictions_WriteTheSameHistory()
    {
        var closed = 0;
        var discarded = 0;
        for (var seed = 0; seed < Workflows; seed++)
        {
            var cached = Run(seed, evictionPercent: 0);
            var sometimes = Run(seed, evictionPercent: 30);
            var always = Run(seed, evictionPercent: 100);

            Assert.That(Shape(sometimes), Is.EqualTo(Shape(cached)), $"seed {seed}, evictions 30 %");
            Assert.That(Shape(always), Is.EqualTo(Shape(cached)), $"seed {seed}, evictions 100 %");
            Replay(seed, cached);
            closed += cached.IsClosed ? 1 : 0;
            discarded += cached.Discarded;
        }

        Assert.That(closed, Is.GreaterThan(Workflows * 9 / 10), "most workflows must get to their end");
        Assert.That(discarded, Is.GreaterThan(0), "some speculative tasks must be discarded");
    }

    private static FakeServer Run(int seed, int evictionPercent)
    {
        var server = new FakeServer(seed);
        var dice = new Random(seed + evictionPercent);
        var firstSeen = new Dictionary<uint, int>();
        EngineDriver? driver = null;
        while (!server.IsClosed && server.TaskCount < MaximumTasks)
        {
            server.Happen();
            var task = server.StartTask();
            if (driver is null || dice.Next(100) < evictionPercent)
            {
                driver = new EngineDriver(new RandomWorkflow(seed).Apply);
                task = dice.Next(2) == 0 ? task : WithFullHistory(task, server);
            }

            driver.Pages = token => Page(server, token);
            var current = driver;
            driver.LocalActivities = t => LocalOutcome(t, current.CancelledLocalActivities.Contains(t.Seq), server, firstSeen, seed);
            driver = Work(driver, task, server, seed);
        }

        return server;
    }

    /// <summary>Returns null if the run left the cache.</summary>
    private static EngineDriver? Work(EngineDriver driver, PollWorkflowTaskQueueResponse task, FakeServer server, int seed)
    {
        var before = driver.Completions.Count;
        driver.Task(task);
        if (driver.Completions.Count == before && driver.Failures.Count == 0)
        {
            driver.Heartbeat();
        }

        Assert.That(
            driver.Failures.Select(f => f.Failure.Message), Is.Empty, $"seed {seed}, task {server.TaskCount}");
        Assert.That(driver.Completions, Has.Count.EqualTo(before + 1), $"seed {seed}, task {server.TaskCount}");
        if (server.TaskCount % 7 == 3)
        {
            server.TimeOutTask();
            driver.Perform(driver.Engine.OnReportFailed(StatusCode.NotFound, "timed out", EngineDriver.Now));
            return null;
        }

        if (server.Complete(driver.Completions[^1]) is { } response)
        {
            driver.Accepted(reset: response.ResetHistoryEventId);
            return driver.Evicted is null ? driver : null;
        }

        driver.Perform(driver.Engine.OnReportFailed(StatusCode.InvalidArgument, "UnhandledCommand", EngineDriver.Now));
        return null;
    }

    private static PollWorkflowTaskQueueResponse WithFullHistory(PollWorkflowTaskQueueResponse task, FakeServer server)
    {
        task.History = new() { Events = { server.Events.Select(e => e.Clone()) } };
        return task;
    }

    private static GetWorkflowExecutionHistoryResponse Page(FakeServer server, ByteString token)
    {
        const int pageSize = 5;
        var from = token.IsEmpty ? 0 : int.Parse(token.ToStringUtf8(), System.Globalization.CultureInfo.InvariantCulture);
        var events = server.Events.Skip(from).Take(pageSize).ToList();
        var next = from + events.Count;
        return new GetWorkflowExecutionHistoryResponse
        {
            History = new() { Events = { events } },
            NextPageToken = next == server.Events.Count ? ByteString.Empty : ByteString.CopyFromUtf8($"{next}"),
        };
    }

    /// <summary>
    /// Some end at once, some after one or two heartbeats, whatever happens to the worker; all react to a cancel at once.
    /// </summary>
    private static ActivityResolution? LocalOutcome(
        LocalActivityTask task, bool isCancelled, FakeServer server, Dictionary<uint, int> firstSeen, int seed)
    {
        var first = firstSeen.TryGetValue(task.Seq, out var seen) ? seen : firstSeen[task.Seq] = server.TaskCount;
        var heartbeats = (seed + (int)task.Seq) % 3;
        if (server.TaskCount - first < heartbeats && !isCancelled)
        {
            return null;
        }

        return (seed + task.Seq) % 5 == 0
            ? new ActivityResolution.Failed(new() { Message = "no", ApplicationFailureInfo = new() })
            : new ActivityResolution.Completed(Make.Payload("1"));
    }

    private static void Replay(int seed, FakeServer server)
    {
        var driver = new EngineDriver(new RandomWorkflow(seed).Apply, EngineDriver.DefaultOptions with { ReplayOnly = true });

        driver.Task(HistoryReplayTask.Create(new ProtoHistory { Events = { server.Events } }, "wf"));

        Assert.That(driver.Failures.Select(f => f.Failure.Message), Is.Empty, $"seed {seed}, replay");
    }

    private static List<string> Shape(FakeServer server) => [.. server.Events.Select(e => e.EventType.ToString())];
}
