using System.Text.Json;
using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Peer;

/// <summary>
/// A process that serves scenario requests, one JSON object a line on standard input, one answer a line on standard output.
/// The test process drives the official SDK through it; both SDKs never share a process.
/// </summary>
public static class PeerProgram
{
    public static async Task<int> RunAsync(TextReader input, TextWriter output, Action<TemporalWorkerOptions>? enableEviction = null)
    {
        var writing = new SemaphoreSlim(1, 1);
        var running = new List<Task>();
        while (await input.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            running.Add(Task.Run(async () =>
            {
                var answer = await AnswerAsync(JsonSerializer.Deserialize<PeerRequest>(line)!, enableEviction).ConfigureAwait(false);
                await writing.WaitAsync().ConfigureAwait(false);
                try
                {
                    await output.WriteLineAsync(JsonSerializer.Serialize(answer)).ConfigureAwait(false);
                    await output.FlushAsync().ConfigureAwait(false);
                }
                finally
                {
                    writing.Release();
                }
            }));
        }

        await Task.WhenAll(running).ConfigureAwait(false);
        return 0;
    }

    private static async Task<PeerAnswer> AnswerAsync(PeerRequest request, Action<TemporalWorkerOptions>? enableEviction)
    {
        try
        {
            var scenario = ScenarioCatalogue.Get(request.Scenario);
            if (request.History is { } history)
            {
                var failure = await ScenarioReplay.ReplayAsync(scenario, request.WorkflowId ?? "replayed", history).ConfigureAwait(false);
                return new PeerAnswer(request.Id, [], failure?.ToString());
            }

            var settings = new ScenarioSettings(request.Address!, request.Mode) { EnableEviction = enableEviction };
            return new PeerAnswer(request.Id, await ScenarioRunner.RunAsync(scenario, settings).ConfigureAwait(false), Error: null);
        }
        catch (Exception error)
        {
            return new PeerAnswer(request.Id, [], error.ToString());
        }
    }
}
