using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.History;
using Aios.Temporal.Worker.Machines;
using Aios.Temporal.Worker.Runs;

namespace Aios.Temporal.Tests.Worker.Runs;

/// <summary>
/// Runs a scenario as a cached run, as a replay of every prefix (the cache was lost after each task), as the same
/// replay after a cache miss with small pages, and as one replay of the finished history. All must see the same jobs
/// and make the same commands, and the commands must be those that history shows.
/// </summary>
internal sealed class FourWays
{
    private const int PageSize = 2;

    private readonly ServerTasks tasks;
    private readonly HistoryBuilder history;
    private readonly Func<Script> script;
    private readonly Func<LocalActivityTask, int, ActivityResolution?> local;

    private FourWays(HistoryBuilder history, Func<Script> script, Func<LocalActivityTask, int, ActivityResolution?>? local)
    {
        this.history = history;
        this.script = script;
        this.local = local ?? (static (_, _) => new ActivityResolution.Completed(Make.Payload("1")));
        tasks = new ServerTasks(history.Build());
    }

    /// <param name="history">What the server wrote.</param>
    /// <param name="script">A stateless workflow.</param>
    /// <param name="local">Outcome of a local activity during the task with this index; null if it still runs.</param>
    /// <param name="expectedClose">False if the script closes the workflow in another way than history.</param>
    /// <returns>The cached run, for further checks.</returns>
    public static EngineDriver Check(
        HistoryBuilder history,
        Script script,
        Func<LocalActivityTask, int, ActivityResolution?>? local = null,
        bool expectedClose = true) => new FourWays(history, () => script, local).Check(expectedClose);

    public static EngineDriver CheckStateful(HistoryBuilder history, Func<Script> script) =>
        new FourWays(history, script, local: null).Check(expectedClose: true);

    private EngineDriver Check(bool expectedClose)
    {
        var cached = new EngineDriver(script());
        for (var i = 0; i < tasks.Started.Count; i++)
        {
            var index = i;
            cached.LocalActivities = t => local(t, index);
            Feed(cached, index);
            Assert.That(cached.Failures, Is.Empty, $"incremental, task {index}");
            var expected = Outcome(cached, index);
            Compare(expected, Replay(index, paged: false), $"replay, task {index}");
            Compare(expected, Replay(index, paged: true), $"paged replay, task {index}");
        }

        if (expectedClose)
        {
            ReplayFinished();
        }

        return cached;
    }

    private void Feed(EngineDriver cached, int index)
    {
        if (index > 0)
        {
            cached.Accepted(tasks.Incremental(index));
        }
        else
        {
            cached.Task(tasks.Incremental(index));
        }

        if (cached.Completions.Count <= index && cached.Failures.Count == 0)
        {
            cached.Heartbeat();
        }
    }

    private Result Replay(int index, bool paged)
    {
        var driver = new EngineDriver(script()) { LocalActivities = t => local(t, index) };
        if (paged && index > 0)
        {
            driver.Pages = token => tasks.Page(index, token, PageSize);
            driver.Task(tasks.Incremental(index));
        }
        else
        {
            driver.Task(tasks.Full(index));
        }

        if (driver.Completions.Count == 0 && driver.Failures.Count == 0)
        {
            driver.Heartbeat();
        }

        Assert.That(driver.Failures, Is.Empty, $"replay, task {index}, paged {paged}");
        return Outcome(driver, 0);
    }

    private void ReplayFinished()
    {
        var driver = new EngineDriver(script(), EngineDriver.DefaultOptions with { ReplayOnly = true });
        driver.Task(HistoryReplayTask.Create(history.Build(), "wf"));
        Assert.That(driver.Failures, Is.Empty, "replay of the finished history");
        Assert.That(driver.FinishedWithoutAnswer, Is.EqualTo(1), "replay of the finished history");
    }

    private static Result Outcome(EngineDriver driver, int index)
    {
        Assert.That(driver.Completions, Has.Count.GreaterThan(index), "task was not completed");
        return new Result(
            [.. driver.Completions[index].Commands.Select(Text)],
            [.. driver.Completions[index].Messages.Select(m => m.Id)],
            [.. driver.Instance.Trace]);
    }

    /// <summary>The time in a local activity marker depends on when it really ran.</summary>
    private static string Text(Command command)
    {
        if (command.RecordMarkerCommandAttributes is not { MarkerName: LocalActivityMarker.MarkerName } marker)
        {
            return command.ToString();
        }

        var data = marker.Details["data"].Payloads_[0].Data.ToStringUtf8();
        return data[..data.IndexOf("\"complete_time\"", StringComparison.Ordinal)] + marker.Failure;
    }

    private static void Compare(Result expected, Result actual, string way)
    {
        Assert.That(actual.Trace, Is.EqualTo(expected.Trace), way);
        Assert.That(actual.Commands, Is.EqualTo(expected.Commands), way);
        Assert.That(actual.Messages, Is.EqualTo(expected.Messages), way);
    }

    private sealed record Result(List<string> Commands, List<string> Messages, List<string> Trace);
}
