using System.Text.Json;
using Aios.Scenarios.Interop;
using Aios.Temporal.Client;
using Aios.Temporal.Worker;
using Google.Protobuf;

namespace Aios.Temporal.Conformance.Tests.Interop;

/// <summary>C# and the official TypeScript SDK as client, workflow worker and activity worker of one another.</summary>
[TestFixture]
[Category("External")]
[Parallelizable(ParallelScope.Children)]
internal sealed class TypeScriptInteropTests
{
    private const string CSharp = "cs";
    private const string TypeScript = "ts";

    [TestCase(TypeScript, CSharp)]
    [TestCase(TypeScript, TypeScript)]
    [TestCase(CSharp, TypeScript)]
    [TestCase(CSharp, CSharp)]
    public async Task CSharpClient_AnyWorkers_SameResult(string workflows, string activities)
    {
        await using var workers = await Workers.StartAsync(workflows, activities);
        var id = $"interop-{Guid.NewGuid():N}";
        await InteropScenarios.DriveAsync(workers.Client, id, workers.WorkflowQueue, workers.ActivityQueue, workers.ChildQueue);
        await AssertReplaysEverywhereAsync(workers.Client, id);
    }

    [TestCase(CSharp, CSharp)]
    [TestCase(CSharp, TypeScript)]
    [TestCase(TypeScript, CSharp)]
    public async Task TypeScriptClient_AnyWorkers_SameResult(string workflows, string activities)
    {
        await using var workers = await Workers.StartAsync(workflows, activities);
        var id = $"interop-{Guid.NewGuid():N}";
        var output = await NodePeer.RunAsync(
            "client.js", await SharedServer.AddressAsync(), workers.WorkflowQueue, workers.ActivityQueue, workers.ChildQueue, id);
        var seen = JsonDocument.Parse(output.Split('\n')[^1]).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.GetProperty("updated").GetInt32(), Is.EqualTo(15));
            Assert.That(seen.GetProperty("rejected").GetString(), Is.EqualTo("Negative negative -1"));
            Assert.That(seen.GetProperty("queried").GetInt32(), Is.EqualTo(15));
            Assert.That(seen.GetProperty("note").GetString(), Is.EqualTo("from TypeScript"));
            Assert.That(seen.GetProperty("status").GetString(), Is.EqualTo("COMPLETED"));
            Assert.That(
                seen.GetProperty("result").Deserialize<InteropResult>(),
                Is.EqualTo(new InteropResult(15, "grüße!", 42, InteropScenarios.ExpectedFailure, 22)));
        }

        await AssertReplaysEverywhereAsync(workers.Client, id);
    }

    /// <summary>Both languages give the same commands, so each replays the other's history.</summary>
    private static async Task AssertReplaysEverywhereAsync(ITemporalClient client, string id)
    {
        var history = await client.GetWorkflowHandle(id).FetchHistoryAsync();
        var replayer = new WorkflowReplayer(new WorkflowReplayerOptions().AddWorkflow<Scenarios.Interop.Interop>());
        var ours = await replayer.ReplayWorkflowAsync(history with { Id = id }, throwOnReplayFailure: false);
        Assert.That(ours.ReplayFailure, Is.Null, "on our replayer");

        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{id}.bin");
        await File.WriteAllBytesAsync(file, new Api.History.V1.History { Events = { history.Events } }.ToByteArray());
        Assert.That(await NodePeer.RunAsync("replay.js", file, id), Does.EndWith("replayed"), "on the TypeScript replayer");
        File.Delete(file);
    }

    private sealed class Workers : IAsyncDisposable
    {
        private readonly List<IAsyncDisposable> _running = [];

        public required ITemporalClient Client { get; init; }

        public string WorkflowQueue { get; } = $"workflows-{Guid.NewGuid():N}";

        public string ActivityQueue { get; } = $"activities-{Guid.NewGuid():N}";

        public string ChildQueue { get; } = $"children-{Guid.NewGuid():N}";

        public static async Task<Workers> StartAsync(string workflows, string activities)
        {
            var address = await SharedServer.AddressAsync();
            var workers = new Workers { Client = await TemporalClient.ConnectAsync(new(address)) };
            await workers.AddAsync(address, workflows, workers.WorkflowQueue, "workflows");
            await workers.AddAsync(address, activities, workers.ActivityQueue, "activities");

            // The child runs in the other language than its parent.
            await workers.AddAsync(address, workflows == CSharp ? TypeScript : CSharp, workers.ChildQueue, "workflows");
            return workers;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var worker in _running)
            {
                await worker.DisposeAsync();
            }
        }

        private async Task AddAsync(string address, string language, string queue, string kind)
        {
            if (language == TypeScript)
            {
                _running.Add(await NodePeer.StartWorkerAsync(address, queue, kind));
                return;
            }

            var options = new TemporalWorkerOptions(queue);
            if (kind == "workflows")
            {
                options.AddWorkflow<Scenarios.Interop.Interop>().AddWorkflow<InteropChild>();
            }
            else
            {
                options.AddAllActivities(new InteropActivities());
            }

            _running.Add(ManagedWorker.Start(Client, options));
        }
    }
}
