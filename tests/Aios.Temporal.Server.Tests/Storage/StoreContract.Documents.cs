using Aios.Temporal.Server.Storage;
using static Aios.Temporal.Server.Tests.Storage.StoreSamples;

namespace Aios.Temporal.Server.Tests.Storage;

internal abstract partial class StoreContract
{
    [Test]
    public async Task ReadDocuments_ManyKeys_ArePagedInKeyOrder()
    {
        await Store.CommitAsync(Commit(new("k", "s", "b", [2]), new("k", "s", "a", [1]), new("k", "s", "c", [3]), new DocumentWrite("k", "other", "d", [4])));

        var first = await Store.ReadDocumentsAsync("k", "s", null, 2);
        var rest = await Store.ReadDocumentsAsync("k", "s", first[^1].Key, 2);

        Assert.That(first.Select(document => document.Key), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(rest.Select(document => document.Key), Is.EqualTo(new[] { "c" }));
        Assert.That(rest[0].Content, Is.EqualTo(new byte[] { 3 }));
    }

    [Test]
    public async Task Commit_DocumentThatMustBeNew_ConflictsWhenThere()
    {
        await Store.CommitAsync(Commit(new DocumentWrite("k", "", "a", [1], ExpectedRevision: 0)));

        Assert.That(() => Store.CommitAsync(Commit(new DocumentWrite("k", "", "a", [2], ExpectedRevision: 0))), Throws.TypeOf<StoreConflictException>());
        Assert.That((await Store.ReadDocumentAsync("k", "", "a"))!.Content, Is.EqualTo(new byte[] { 1 }));
    }

    [Test]
    public async Task Commit_DeletedAndMadeAgain_OldRevisionConflicts()
    {
        await Store.CommitAsync(Commit(new DocumentWrite("k", "", "a", [1])));
        var old = (await Store.ReadDocumentAsync("k", "", "a"))!.Revision;
        await Store.CommitAsync(Commit(new DocumentWrite("k", "", "a", null, old)));
        Assert.That(await Store.ReadDocumentAsync("k", "", "a"), Is.Null);
        await Store.CommitAsync(Commit(new DocumentWrite("k", "", "a", [2])));

        Assert.That(() => Store.CommitAsync(Commit(new DocumentWrite("k", "", "a", [3], old))), Throws.TypeOf<StoreConflictException>());
    }

    [Test]
    public async Task Commit_OneConflict_LeavesNothingOfTheCommit()
    {
        var commit = Commit(Run(Key(), events: Events(1, 2), record: Record(Key())));
        commit.CurrentRuns.Add(new("n", "w", "r"));
        commit.Documents.Add(new("k", "", "fine", [1]));
        commit.Documents.Add(new("k", "", "conflicts", [1], ExpectedRevision: 77));

        Assert.That(() => Store.CommitAsync(commit), Throws.TypeOf<StoreConflictException>());
        Assert.That(await Store.ReadRunAsync(Key()), Is.Null);
        Assert.That(await Store.ReadCurrentRunAsync("n", "w"), Is.Null);
        Assert.That(await Store.ReadDocumentAsync("k", "", "fine"), Is.Null);
        Assert.That(await IdsAsync(1, 10), Is.Empty);
    }

    [Test]
    public async Task Commit_ManyAtOnceOnOneRevision_OneWins()
    {
        await Store.CommitAsync(Commit(new DocumentWrite("k", "", "a", [0])));
        var revision = (await Store.ReadDocumentAsync("k", "", "a"))!.Revision;

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 50).Select(index => Task.Run(async () =>
        {
            try
            {
                await Store.CommitAsync(Commit(new DocumentWrite("k", "", "a", [(byte)index], revision)));
                return index;
            }
            catch (StoreConflictException)
            {
                return 0;
            }
        })));

        var winners = outcomes.Where(index => index > 0).ToList();
        Assert.That(winners, Has.Count.EqualTo(1));
        Assert.That((await Store.ReadDocumentAsync("k", "", "a"))!.Content, Is.EqualTo(new[] { (byte)winners[0] }));
    }

    [Test]
    public async Task Commit_ManyInParallel_EachIsReadableWhenAcknowledged()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 600), new ParallelOptions { MaxDegreeOfParallelism = 40 }, async (index, _) =>
        {
            var key = Key($"w{index}");
            await Store.CommitAsync(Commit(Run(key, events: Events(1, 2))), CancellationToken.None);
            await Store.CommitAsync(Commit(Run(key, state: 2, events: Events(3, 1))), CancellationToken.None);
            Assert.That(await Store.ReadRunAsync(key, CancellationToken.None), Is.EqualTo(new byte[] { 2 }));
            Assert.That(await Store.ReadHistoryAsync(key, 1, 10, 10, 10_000, CancellationToken.None), Has.Count.EqualTo(3));
        });
    }
}
