using Aios.Temporal.Server.Storage;
using Aios.Temporal.Server.Storage.InMemory;
using Aios.Temporal.Server.Storage.Sqlite;
using Aios.Temporal.Server.Tests.Storage;
using Aios.Temporal.Server.Visibility;
using Aios.Temporal.Server.Visibility.Parsing;

namespace Aios.Temporal.Server.Tests.Visibility;

/// <summary>Two implementations of one language that share no code below the parser.</summary>
[TestFixture]
internal sealed class StoresAgreeTests
{
    private const int Records = 150;
    private const int Queries = 400;

    // Some values of these records are rare and some are not.
    private static readonly SqliteStoreLimits BothPlans = new() { RareValues = 12 };

    [Test]
    public async Task List_RandomRecordsAndQueries_SameRecordsInSameOrder([Values(1, 2, 3)] int seed)
    {
        var directory = Directory.CreateTempSubdirectory("agree-");
        var random = new RandomQueries(seed);
        await using (var memory = new InMemoryStore())
        await using (var file = SqliteStore.Open(Path.Combine(directory.FullName, "data.db"), BothPlans))
        {
            var writes = Enumerable.Range(0, Records).Select(random.Record)
                .Select(record => StoreSamples.Run(record.Key, record: record)).ToArray();
            await memory.CommitAsync(StoreSamples.Commit(writes));
            await file.CommitAsync(StoreSamples.Commit(writes));
            var found = 0;
            for (var index = 0; index < Queries; index++)
            {
                found += await CompareAsync(memory, file, random, index) is > 0 and < Records ? 1 : 0;
            }

            Assert.That(found, Is.GreaterThan(Queries / 3), "queries that tell records apart");
        }

        directory.Delete(recursive: true);
    }

    private static async Task<int> CompareAsync(InMemoryStore memory, SqliteStore file, RandomQueries random, int index)
    {
        var filter = random.Filter();
        var text = filter + random.OrderBy();
        var query = Parse(text);
        var expected = await AllAsync(memory, query, 1000);
        Assert.That(await AllAsync(file, query, 1000), Is.EqualTo(expected), text);
        if (index % 10 == 0)
        {
            Assert.That(await AllAsync(file, query, 7), Is.EqualTo(expected), $"pages of {text}");
            Assert.That(await AllAsync(memory, query, 7), Is.EqualTo(expected), $"pages of {text}");
        }

        var groups = Parse(filter + " GROUP BY ExecutionStatus");
        var counts = (await memory.CountAsync("n", groups)).Select(group => (group.Values[0], group.Count)).ToList();
        Assert.That((await file.CountAsync("n", groups)).Select(group => (group.Values[0], group.Count)), Is.EqualTo(counts), text);
        Assert.That((await file.CountAsync("n", query))[0].Count, Is.EqualTo(expected.Count), text);
        Assert.That(counts.Sum(group => group.Count), Is.EqualTo(expected.Count), text);
        return expected.Count;
    }

    private static VisibilityQuery Parse(string text) => QueryParser.Parse(text, name => VisibilityFields.Find(name, RandomQueries.Custom));

    private static async Task<List<string>> AllAsync(IVisibilityReader reader, VisibilityQuery query, int pageSize)
    {
        var runs = new List<string>();
        byte[]? token = null;
        do
        {
            var page = await reader.ListAsync("n", query, pageSize, token);
            runs.AddRange(page.Records.Select(record => record.Key.RunId));
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        return runs;
    }
}
