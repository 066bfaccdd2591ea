using Aios.Temporal.Server.Storage;
using Aios.Temporal.Server.Visibility;
using static Aios.Temporal.Server.Tests.Storage.StoreSamples;

namespace Aios.Temporal.Server.Tests.Storage;

internal abstract partial class StoreContract
{
    [Test]
    public async Task ReadRun_Unknown_IsNull() => Assert.That(await Store.ReadRunAsync(Key()), Is.Null);

    [Test]
    public async Task ReadRun_WrittenTwice_IsLastState()
    {
        await Store.CommitAsync(Commit(Run(Key(), state: 1)));
        await Store.CommitAsync(Commit(Run(Key(), state: 2)));

        Assert.That(await Store.ReadRunAsync(Key()), Is.EqualTo(new byte[] { 2 }));
        Assert.That(await Store.ReadRunAsync(Key(namespaceId: "other")), Is.Null);
    }

    [Test]
    public async Task ReadHistory_SeveralBatches_IsCutByIdsAtBothEnds()
    {
        await Store.CommitAsync(Commit(Run(Key(), events: Events(1, 3))));
        await Store.CommitAsync(Commit(Run(Key(), events: Events(4, 1))));
        await Store.CommitAsync(Commit(Run(Key(), events: Events(5, 4))));

        Assert.That(await IdsAsync(1, 100), Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6, 7, 8 }));
        Assert.That(await IdsAsync(2, 6), Is.EqualTo(new[] { 2, 3, 4, 5 }));
        Assert.That(await IdsAsync(5, 5), Is.Empty);
        Assert.That(await IdsAsync(9, 20), Is.Empty);
        Assert.That(await Store.ReadHistoryAsync(Key(runId: "other"), 1, 100, 100, 1000), Is.Empty);
    }

    [Test]
    public async Task ReadHistory_Limits_EndThePageButNeverBeforeOneEvent()
    {
        await Store.CommitAsync(Commit(Run(Key(), events: Events(1, 6, bytes: 1000))));
        var size = Event(1, 1000).CalculateSize();

        Assert.That(await IdsAsync(1, 100, maxEvents: 2), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(await IdsAsync(3, 100, maxBytes: 3 * size), Is.EqualTo(new[] { 3, 4, 5 }));
        Assert.That(await IdsAsync(2, 100, maxBytes: 1), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task ReadHistory_Events_ComeBackWhole()
    {
        await Store.CommitAsync(Commit(Run(Key(), events: Events(1, 2))));

        Assert.That(await Store.ReadHistoryAsync(Key(), 1, 3, 10, 1000), Is.EqualTo(Events(1, 2)));
    }

    [Test]
    public async Task ReadPendingRuns_ManyRuns_AreThoseLastWrittenAsPending()
    {
        await Task.WhenAll(Enumerable.Range(0, 250).Select(index => Store.CommitAsync(Commit(Run(Key($"w{index}"), state: (byte)(index % 250))))));
        await Store.CommitAsync(Commit(Run(Key("w7"), isPending: false)));
        await Store.CommitAsync(Commit(Run(Key("never"), isPending: false)));

        var pending = (await PendingAsync()).Select(state => (int)state[0]);

        Assert.That(pending, Is.EquivalentTo(Enumerable.Range(0, 250).Where(index => index != 7)));
    }

    [Test]
    public async Task ReadCurrentRun_PointerMovedAndRemoved_Follows()
    {
        var commit = new StoreCommit();
        commit.CurrentRuns.Add(new("n", "w", "first"));
        await Store.CommitAsync(commit);
        commit.CurrentRuns[0] = new("n", "w", "second");
        await Store.CommitAsync(commit);
        Assert.That(await Store.ReadCurrentRunAsync("n", "w"), Is.EqualTo(new CurrentRun("second")));

        commit.CurrentRuns[0] = new("n", "w", null);
        await Store.CommitAsync(commit);
        Assert.That(await Store.ReadCurrentRunAsync("n", "w"), Is.Null);
    }

    [Test]
    public async Task Commit_DeletedRun_LeavesNothingOfIt()
    {
        await Store.CommitAsync(Commit(Run(Key(), events: Events(1, 3), record: Record(Key())), Run(Key("stays"), record: Record(Key("stays")))));
        var commit = new StoreCommit();
        commit.DeletedRuns.Add(Key());
        await Store.CommitAsync(commit);

        var listed = await ((IVisibilityReader)Store).ListAsync("n", VisibilityQuery.All, 10, null);
        Assert.That(await Store.ReadRunAsync(Key()), Is.Null);
        Assert.That(await IdsAsync(1, 100), Is.Empty);
        Assert.That(listed.Records.Select(record => record.Key.WorkflowId), Is.EqualTo(new[] { "stays" }));

        await Store.CommitAsync(Commit(Run(Key(), state: 9, events: Events(1, 1))));
        Assert.That(await IdsAsync(1, 100), Is.EqualTo(new[] { 1 }));
    }

    private async Task<IEnumerable<long>> IdsAsync(long from, long to, int maxEvents = 100, int maxBytes = 1_000_000) =>
        (await Store.ReadHistoryAsync(Key(), from, to, maxEvents, maxBytes)).Select(happened => happened.EventId);
}
