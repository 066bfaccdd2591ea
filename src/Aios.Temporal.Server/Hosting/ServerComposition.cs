using Aios.Temporal.Server.Clock;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Frontend;
using Aios.Temporal.Server.Matching;
using Aios.Temporal.Server.Namespaces;
using Aios.Temporal.Server.Runs;
using Aios.Temporal.Server.Storage;
using Aios.Temporal.Server.Storage.InMemory;
using Aios.Temporal.Server.Storage.Sqlite;
using Aios.Temporal.Server.Visibility;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Server.Hosting;

/// <summary>Puts the parts together; the only place that knows them all.</summary>
internal sealed class ServerComposition : IAsyncDisposable
{
    private readonly IServerStore store;
    private readonly Outbox outbox;
    private readonly RetentionLoop retention;
    private readonly TemporalServerOptions options;

    private ServerComposition(IServerStore store, Outbox outbox, RetentionLoop retention, ServerParts parts, TemporalServerOptions options)
    {
        this.store = store;
        this.outbox = outbox;
        this.retention = retention;
        this.options = options;
        Parts = parts;
    }

    public ServerClock Clock => Parts.Runs.Clock;

    public ServerParts Parts { get; }

    public static ServerComposition Create(TemporalServerOptions options, ILoggerFactory logging)
    {
        var store = OpenStore(options.DataFile);
        var visibility = (IVisibilityReader)store;
        var ids = RandomIdSource.Instance;
        var limits = EngineLimits.Default;
        var clock = new ServerClock(TimeProvider.System, options.TimeSkipping);
        var matching = new MatchingService(TimeProvider.System);
        var outbox = new Outbox(new OutboxLog(logging.CreateLogger<Outbox>()));
        var runs = new RunService(store, clock, limits, ids, new RunEffects(matching, outbox));
        var histories = new RunHistory(runs);
        var polls = new WorkflowTaskPolls(runs, histories);
        var queries = new QueryDispatch(runs, matching);
        var namespaces = new NamespaceRegistry(store, ids, limits);
        var schema = new VisibilitySchema(store);
        var deletion = new RunDeletion(runs, visibility);
        var parts = new ServerParts(
            namespaces,
            runs,
            new RunStarter(runs),
            histories,
            matching,
            polls,
            new ActivityTaskPolls(runs),
            new WorkflowTaskCompletions(runs, polls, queries),
            queries,
            new UpdateCalls(runs),
            new ServerIdentity(store, ids, options.DataFile is null ? "memory" : "sqlite"))
        {
            Visibility = visibility,
            Schema = schema,
            Deletion = deletion,
            Validation = namespaceId => SearchAttributeValidation.Of(schema, namespaceId),
        };
        var retention = new RetentionLoop(namespaces, deletion, clock, logging.CreateLogger<RetentionLoop>());
        return new(store, outbox, retention, parts, options);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Parts.Identity.LoadAsync(cancellationToken);
        await Parts.Namespaces.LoadAsync(options.Namespaces, cancellationToken);
        await Parts.Schema.LoadAsync(Parts.Namespaces.All.Select(found => found.NamespaceInfo.Id), cancellationToken);
        if (options.SearchAttributes.Count > 0)
        {
            foreach (var name in options.Namespaces)
            {
                await Parts.Schema.AddAsync(Parts.Namespaces.RequireId(name), options.SearchAttributes, cancellationToken);
            }
        }

        await Parts.Runs.StartAsync(cancellationToken);
        retention.Start();
    }

    /// <summary>Waiting polls would hold a graceful stop until its limit.</summary>
    public void EndPolls()
    {
        foreach (var (_, queue) in Parts.Matching.All)
        {
            queue.ReleasePolls(string.Empty);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await retention.DisposeAsync();
        await Parts.Runs.DisposeAsync();
        await outbox.DisposeAsync();
        await store.DisposeAsync();
    }

    private static IServerStore OpenStore(string? dataFile)
    {
        if (dataFile is null)
        {
            return new InMemoryStore();
        }

        try
        {
            return SqliteStore.Open(dataFile);
        }
        catch (StoreException error)
        {
            throw new TemporalServerStartException(error.Message, error);
        }
    }
}
