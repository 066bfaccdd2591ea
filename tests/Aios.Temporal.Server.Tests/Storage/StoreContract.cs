using Aios.Temporal.Server.Storage;
using Aios.Temporal.Server.Storage.InMemory;
using Aios.Temporal.Server.Storage.Sqlite;

namespace Aios.Temporal.Server.Tests.Storage;

/// <summary>What every store promises.</summary>
internal abstract partial class StoreContract
{
    private protected abstract IServerStore Open(string directory);

    private protected IServerStore Store { get; private set; } = null!;

    private string directory = string.Empty;

    [SetUp]
    public void OpenStore()
    {
        directory = Directory.CreateTempSubdirectory("store-").FullName;
        Store = Open(directory);
    }

    [TearDown]
    public async Task CloseStore()
    {
        await Store.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private async Task<List<byte[]>> PendingAsync()
    {
        var states = new List<byte[]>();
        await foreach (var state in Store.ReadPendingRunsAsync())
        {
            states.Add(state);
        }

        return states;
    }
}

[TestFixture]
internal sealed class InMemoryStoreTests : StoreContract
{
    private protected override IServerStore Open(string directory) => new InMemoryStore();
}

[TestFixture]
internal sealed class SqliteStoreTests : StoreContract
{
    private protected override IServerStore Open(string directory) => SqliteStore.Open(Path.Combine(directory, "data.db"));
}
