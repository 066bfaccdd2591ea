using Aios.Temporal.Server.Storage;
using static Aios.Temporal.Server.Tests.Storage.StoreSamples;

namespace Aios.Temporal.Server.Tests.Storage;

internal abstract partial class StoreContract
{
    private static readonly string[] Names = ["a", "b", "c", "é", "\U0001F600", "\uFFFD"];

    [Test]
    public async Task Commit_RandomCommits_StoreEqualsModel([Range(1, 8)] int seed)
    {
        var random = new Random(seed);
        var model = new StoreModel();
        for (var step = 0; step < 120; step++)
        {
            var commit = RandomCommit(random, model);
            Assert.That(await OutcomeAsync(commit), Is.EqualTo(model.TryApply(commit)), $"outcome of commit {step}");
        }

        foreach (var name in Names)
        {
            var key = Key(name);
            Assert.That(await Store.ReadRunAsync(key), Is.EqualTo(model.Runs.GetValueOrDefault(key)?.State), $"state of {name}");
            Assert.That(
                (await Store.ReadHistoryAsync(key, 1, 10_000, 10_000, int.MaxValue)).Count,
                Is.EqualTo(model.Runs.GetValueOrDefault(key)?.Events ?? 0), $"events of {name}");
            Assert.That((await Store.ReadCurrentRunAsync("n", name))?.RunId, Is.EqualTo(model.Current.GetValueOrDefault(name)));
        }

        var documents = await Store.ReadDocumentsAsync("k", "", null, 100);
        Assert.That(documents.Select(document => document.Key), Is.EquivalentTo(model.Documents.Keys));
        Assert.That(documents.All(document => model.Documents[document.Key] == document.Content[0]), Is.True);
        Assert.That((await PendingAsync()).Count, Is.EqualTo(model.Runs.Values.Count(run => run.IsPending)));
    }

    private async Task<bool> OutcomeAsync(StoreCommit commit)
    {
        try
        {
            await Store.CommitAsync(commit);
            return true;
        }
        catch (StoreConflictException)
        {
            return false;
        }
    }

    private static StoreCommit RandomCommit(Random random, StoreModel model)
    {
        var commit = new StoreCommit();
        var name = Names[random.Next(Names.Length)];
        var key = Key(name);
        switch (random.Next(5))
        {
            case 0:
                commit.DeletedRuns.Add(key);
                break;
            case 1:
                commit.CurrentRuns.Add(new("n", name, random.Next(3) == 0 ? null : $"r{random.Next(9)}"));
                break;
            case 2:
                // Whatever is there, must be new, or a revision that never was.
                long?[] expected = [null, 0, -5];
                commit.Documents.Add(new("k", "", name, random.Next(3) == 0 ? null : [(byte)random.Next(200)], expected[random.Next(3)]));
                break;
            default:
                var known = model.Runs.GetValueOrDefault(key)?.Events ?? 0;
                commit.Runs.Add(Run(key, (byte)random.Next(200), random.Next(2) == 0, Events(known + 1, random.Next(4))));
                break;
        }

        return commit;
    }

    /// <summary>The store as a few dictionaries.</summary>
    private sealed class StoreModel
    {
        public Dictionary<RunKey, ModelRun> Runs { get; } = [];

        public Dictionary<string, string> Current { get; } = [];

        public Dictionary<string, byte> Documents { get; } = [];

        public bool TryApply(StoreCommit commit)
        {
            if (commit.Documents.Any(write => write.ExpectedRevision is { } expected && (expected != 0 || Documents.ContainsKey(write.Key))
                && !(expected == 0 && !Documents.ContainsKey(write.Key))))
            {
                return false;
            }

            commit.Runs.ForEach(write => Runs[write.Key] =
                new(write.State, write.IsPending, (Runs.GetValueOrDefault(write.Key)?.Events ?? 0) + write.NewEvents.Count));
            commit.CurrentRuns.ForEach(write => Set(Current, write.WorkflowId, write.RunId, write.RunId));
            commit.Documents.ForEach(write => Set(Documents, write.Key, write.Content, write.Content is null ? (byte)0 : write.Content[0]));
            commit.DeletedRuns.ForEach(key => Runs.Remove(key));
            return true;
        }

        private static void Set<T>(Dictionary<string, T> map, string key, object? given, T? value)
        {
            map.Remove(key);
            if (given is not null)
            {
                map[key] = value!;
            }
        }
    }

    private sealed record ModelRun(byte[] State, bool IsPending, int Events);
}
