using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Aios.Scenarios.Peer;
using Aios.Scenarios.Running;
using Aios.Temporal.Conformance.Tests.Server;

namespace Aios.Temporal.Conformance.Tests.Peers;

/// <summary>The official SDK in its own process: runs scenarios and replays histories on request.</summary>
internal sealed class OfficialPeer : IAsyncDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromMinutes(3);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<PeerAnswer>> _waiting = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Process _process;
    private readonly Task _reading;

    private OfficialPeer(Process process)
    {
        _process = process;
        _reading = Task.Run(ReadAsync);
    }

    public static OfficialPeer Start()
    {
        var program = Path.Combine(RepositoryPaths.OutputOf("Aios.Temporal.OfficialPeer"), "Aios.Temporal.OfficialPeer");
        var start = new ProcessStartInfo(program, "serve") { RedirectStandardInput = true, RedirectStandardOutput = true };
        return new OfficialPeer(Process.Start(start)!);
    }

    /// <summary>Null if the official replayer accepts the history.</summary>
    public async Task<string?> ReplayAsync(string scenario, string workflowId, string history) =>
        (await AskAsync(new PeerRequest(Guid.NewGuid().ToString(), scenario) { WorkflowId = workflowId, History = history })).Error;

    public Task<PeerAnswer> RunAsync(string scenario, string address, ScenarioMode mode) =>
        AskAsync(new PeerRequest(Guid.NewGuid().ToString(), scenario) { Address = address, Mode = mode });

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _reading;
        _process.Dispose();
        _writing.Dispose();
    }

    private async Task<PeerAnswer> AskAsync(PeerRequest request)
    {
        var waiting = new TaskCompletionSource<PeerAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[request.Id] = waiting;
        await _writing.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request));
            await _process.StandardInput.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }

        return await waiting.Task.WaitAsync(AnswerLimit);
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            // The native core of the official SDK logs to the same stream.
            if (line.StartsWith('{')
                && JsonSerializer.Deserialize<PeerAnswer>(line) is { } answer
                && _waiting.TryRemove(answer.Id, out var waiting))
            {
                waiting.SetResult(answer);
            }
        }

        foreach (var waiting in _waiting.Values)
        {
            waiting.TrySetException(new InvalidOperationException("The official peer process has ended."));
        }
    }
}
