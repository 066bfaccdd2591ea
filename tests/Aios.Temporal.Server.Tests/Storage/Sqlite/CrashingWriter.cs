using System.Globalization;
using Aios.Temporal.Server.Storage.Sqlite;
using static Aios.Temporal.Server.Tests.Storage.StoreSamples;

namespace Aios.Temporal.Server.Tests.Storage.Sqlite;

/// <summary>The process that is killed: commits without end and says which commits were acknowledged.</summary>
internal static class CrashingWriter
{
    public const string Command = "commit";

    private const int Writers = 16;

    public static async Task RunAsync(string dataFile)
    {
        await using var store = SqliteStore.Open(dataFile);
        var last = 0;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var number = Interlocked.Increment(ref last);
                var key = Key(number.ToString(CultureInfo.InvariantCulture));
                await store.CommitAsync(Commit(Run(key, events: Events(1, 3), record: Record(key))));
                lock (store)
                {
                    Console.Out.WriteLine(number);
                    Console.Out.Flush();
                }
            }
        })));
    }
}
