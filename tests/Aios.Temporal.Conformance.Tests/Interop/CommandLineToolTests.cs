using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Conformance.Tests.Server;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker;
using Queryable = Aios.Scenarios.Queries.Queryable;

namespace Aios.Temporal.Conformance.Tests.Interop;

/// <summary>The official command line tools against a C# workflow on our worker.</summary>
[TestFixture]
[Category("External")]
[Parallelizable(ParallelScope.Children)]
internal sealed class CommandLineToolTests
{
    [Test]
    public async Task Temporal_QueryStackSignal_Answered()
    {
        await using var run = await StartedAsync();
        Assert.That(await run.TemporalAsync("query", "--type", "Steps"), Does.Contain("created running"));
        Assert.That(await run.TemporalAsync("stack"), Does.Contain("RunAsync"));
        await run.TemporalAsync("signal", "--name", "Finish");
        Assert.That(await run.Handle.GetResultAsync<string>(), Is.EqualTo("done"));
    }

    [Test]
    public async Task Tctl_QuerySignal_Answered()
    {
        await using var run = await StartedAsync();
        Assert.That(await run.TctlAsync("query", "-w", run.Handle.Id, "-qt", "Steps"), Does.Contain("created running"));
        await run.TctlAsync("signal", "-w", run.Handle.Id, "-n", "Finish");
        Assert.That(await run.Handle.GetResultAsync<string>(), Is.EqualTo("done"));
    }

    [Test]
    public async Task Temporal_Terminate_EndsRun()
    {
        await using var run = await StartedAsync();
        await run.TemporalAsync("terminate", "--reason", "by hand");
        var failed = Assert.ThrowsAsync<WorkflowFailedException>(() => run.Handle.GetResultAsync());
        Assert.That(failed!.InnerException, Is.InstanceOf<TerminatedFailureException>());
    }

    [Test]
    public async Task Temporal_Reset_RunsAgain()
    {
        await using var run = await StartedAsync();
        await run.TemporalAsync("signal", "--name", "Finish");
        await run.Handle.GetResultAsync<string>();
        await run.TemporalAsync("reset", "--type", "FirstWorkflowTask", "--reason", "once more");
        var latest = run.Client.GetWorkflowHandle<Queryable, string>(run.Handle.Id);
        Assert.That(await latest.GetResultAsync(), Is.EqualTo("done"));
        var events = (await latest.FetchHistoryAsync()).Events;
        Assert.That(events.Count(e => e.EventType == EventType.WorkflowTaskFailed), Is.EqualTo(1), "the task that the reset replaced");
    }

    private static async Task<StartedRun> StartedAsync()
    {
        var address = await SharedServer.AddressAsync();
        var client = await TemporalClient.ConnectAsync(new(address));
        var queue = $"cli-{Guid.NewGuid():N}";
        var options = new TemporalWorkerOptions(queue) { WorkflowStackTrace = WorkflowStackTrace.Normal };
        var worker = ManagedWorker.Start(client, options.AddWorkflow<Queryable>());
        var handle = await client.StartWorkflowAsync(
            (Queryable w) => w.RunAsync(), new($"cli-{Guid.NewGuid():N}", queue) { ExecutionTimeout = TimeSpan.FromMinutes(1) });
        return new StartedRun(address, client, worker, handle);
    }

    private sealed class StartedRun(string address, ITemporalClient client, ManagedWorker worker, WorkflowHandle handle) : IAsyncDisposable
    {
        public ITemporalClient Client => client;

        public WorkflowHandle Handle => handle;

        public Task<string> TemporalAsync(string command, params string[] arguments) => RunAsync(
            ExternalTools.Temporal, ["workflow", command, "--address", address, "-w", handle.Id, .. arguments]);

        public Task<string> TctlAsync(string command, params string[] arguments) => RunAsync(
            ExternalTools.Tctl, ["--ad", address, "--ns", "default", "workflow", command, .. arguments]);

        public ValueTask DisposeAsync() => worker.DisposeAsync();

        private static async Task<string> RunAsync(string program, string[] arguments)
        {
            var (exitCode, output) = await CommandLine.RunAsync(program, arguments);
            Assert.That(exitCode, Is.Zero, output);
            return output;
        }
    }
}
