using System.Text.RegularExpressions;
using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Peer;

/// <summary>
/// <c>serve</c>: requests on standard input. <c>list</c>: names. <c>run ADDRESS MODE DIRECTORY [NAME-PART...]</c>: runs
/// scenarios one after another and writes their histories as <c>NAME.LABEL.json</c>.
/// </summary>
public static class PeerCommandLine
{
    /// <summary>Scenarios with many equal runs record only the first.</summary>
    private const int RecordedRunsOfScenario = 3;

    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] args, Action<TemporalWorkerOptions>? enableEviction = null)
    {
        switch (args)
        {
            case ["serve"]:
                return await PeerProgram.RunAsync(Console.In, Console.Out, enableEviction).ConfigureAwait(false);
            case ["list"]:
                Console.WriteLine(string.Join('\n', ScenarioCatalogue.All.Select(s => $"{s.Row,3} {s.Name}")));
                return 0;
            case ["run", var address, var mode, var directory, .. var parts]:
                var settings = new ScenarioSettings(address, Enum.Parse<ScenarioMode>(mode, ignoreCase: true)) { EnableEviction = enableEviction };
                return await RunAsync(settings, directory, parts).ConfigureAwait(false);
            default:
                Console.Error.WriteLine("usage: serve | list | run ADDRESS cached|uncached|evicting DIRECTORY [NAME-PART...]");
                return 2;
        }
    }

    private static async Task<int> RunAsync(ScenarioSettings settings, string directory, string[] parts)
    {
        Directory.CreateDirectory(directory);
        var failed = 0;
        foreach (var scenario in ScenarioCatalogue.All.Where(s => Matches(s, parts)))
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            try
            {
                var runs = await ScenarioRunner.RunAsync(scenario, settings).ConfigureAwait(false);
                foreach (var run in scenario.Records ? runs.Take(RecordedRunsOfScenario) : [])
                {
                    var path = Path.Combine(directory, $"{scenario.Name}.{run.Label}.json");
                    await File.WriteAllTextAsync(path, WithoutMachine(run.Json) + '\n').ConfigureAwait(false);
                }

                Console.WriteLine($"ok     {scenario.Name} {clock.ElapsedMilliseconds} ms");
            }
            catch (Exception error)
            {
                failed++;
                Console.WriteLine($"FAILED {scenario.Name} {clock.ElapsedMilliseconds} ms: {error}");
            }
        }

        return failed == 0 ? 0 : 1;
    }

    /// <summary>Recorded files tell nothing about the machine they were recorded on.</summary>
    private static string WithoutMachine(string json) =>
        Regex.Replace(
            Regex.Replace(json, "\"stackTrace\": \"(?:[^\"\\\\]|\\\\.)*\"", "\"stackTrace\": \"\"", RegexOptions.None, PatternLimit),
            "\"identity\": \"[0-9]+@[^\"]*\"",
            "\"identity\": \"recorder\"",
            RegexOptions.None,
            PatternLimit);

    private static bool Matches(Scenario scenario, string[] parts) =>
        parts.Length == 0 || parts.Any(part => scenario.Name.Contains(part, StringComparison.Ordinal));
}
