using System.Text.RegularExpressions;
using Aios.Scenarios.Catalogue;

namespace Aios.Scenarios.Running;

/// <summary>Runs a scenario on the SDK this assembly was compiled against, and records its histories.</summary>
public static class ScenarioRunner
{
    public static async Task<IReadOnlyList<RecordedRun>> RunAsync(Scenario scenario, ScenarioSettings settings)
    {
        var client = await ConnectAsync(scenario, settings).ConfigureAwait(false);
        var taskQueue = $"{scenario.Name}-{Guid.NewGuid():N}";
        var activities = scenario.Activities();
        ScenarioWorker CreateWorker() => new(scenario, settings, client, taskQueue, activities);
        await using var worker = CreateWorker();
        var run = new ScenarioRun(scenario.Name, settings, client, taskQueue, worker, CreateWorker, activities);
        if (scenario.StartsWorker)
        {
            worker.Start();
        }

        try
        {
            await scenario.Drive(run).WaitAsync(settings.TimeLimit).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            throw new ScenarioFailedException(
                $"Scenario {scenario.Name} ({settings.Mode}): {error.Message}\n{await DumpAsync(run).ConfigureAwait(false)}", error);
        }

        return await RecordAsync(run).ConfigureAwait(false);
    }

    private static async Task<ITemporalClient> ConnectAsync(Scenario scenario, ScenarioSettings settings)
    {
        var options = new TemporalClientConnectOptions(settings.Address)
        {
            Namespace = settings.Namespace,
            DataConverter = scenario.Converter ?? DataConverter.Default,
        };
        if (settings.LoggerFactory is { } loggerFactory)
        {
            options.LoggerFactory = loggerFactory;
        }

        return await TemporalClient.ConnectAsync(options).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<RecordedRun>> RecordAsync(ScenarioRun run)
    {
        var recorded = new List<RecordedRun>();
        foreach (var (label, handle) in run.Tracked)
        {
            var history = await handle.FetchHistoryAsync().ConfigureAwait(false);
            recorded.Add(new RecordedRun(
                label, handle.Id, history.ToJson(), [.. history.Events.Select(e => e.EventType.ToString())]));
        }

        return recorded;
    }

    private static async Task<string> DumpAsync(ScenarioRun run)
    {
        try
        {
            var lines = new List<string>();
            foreach (var recorded in await RecordAsync(run).ConfigureAwait(false))
            {
                lines.Add($"{recorded.Label} {recorded.WorkflowId}: {string.Join(' ', recorded.EventTypes)}");
                lines.AddRange(FailureLines(recorded.Json));
            }

            return string.Join('\n', lines);
        }
        catch (Exception error)
        {
            return $"(no histories: {error.Message})";
        }
    }

    private static IEnumerable<string> FailureLines(string json) =>
        Regex.Matches(json, "\"message\": \"(?<text>[^\"]*)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(match => $"  failure: {match.Groups["text"].Value}")
            .Distinct(StringComparer.Ordinal)
            .Take(5);
}
