using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Hosting;
using Aios.Temporal.Server.Storage;
using Aios.Temporal.Server.Visibility;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using static Aios.Temporal.Server.Tests.Storage.StoreSamples;

namespace Aios.Temporal.Server.Tests.Hosting;

[TestFixture]
internal sealed class RetentionTests
{
    [Test]
    public async Task DeleteClosed_OpenRecentAndOwingRuns_Stay()
    {
        await using var server = ServerComposition.Create(new(), NullLoggerFactory.Instance);
        var store = server.Parts.Runs.Store;
        await store.CommitAsync(Commit(
            Write("old", WorkflowExecutionStatus.Completed, startSecond: 0),
            Write("owing", WorkflowExecutionStatus.Completed, startSecond: 0, owes: true),
            Write("recent", WorkflowExecutionStatus.Completed, startSecond: 1000),
            Write("open", WorkflowExecutionStatus.Running, startSecond: 0)));
        var current = new StoreCommit();
        current.CurrentRuns.Add(new("n", "old", "r"));
        await store.CommitAsync(current);

        var deleted = await server.Parts.Deletion.DeleteClosedAsync("n", Start.AddSeconds(500), default);

        var left = await server.Parts.Visibility.ListAsync("n", VisibilityQuery.All, 10, null);
        Assert.That(deleted, Is.EqualTo(1));
        Assert.That(left.Records.Select(record => record.Key.WorkflowId), Is.EquivalentTo(new[] { "owing", "recent", "open" }));
        Assert.That(await store.ReadCurrentRunAsync("n", "old"), Is.Null);
    }

    private static RunWrite Write(string workflowId, WorkflowExecutionStatus status, int startSecond, bool owes = false)
    {
        var key = Key(workflowId);
        var state = new RunState { NamespaceId = key.NamespaceId, WorkflowId = workflowId, RunId = key.RunId, CloseWork = owes ? new() : null };
        return new() { Key = key, State = state.ToByteArray(), IsPending = owes, Visibility = Record(key, status, startSecond) };
    }
}
