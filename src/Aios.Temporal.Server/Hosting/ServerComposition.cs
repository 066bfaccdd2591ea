using Aios.Temporal.Server.Clock;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Frontend;
using Aios.Temporal.Server.Matching;
using Aios.Temporal.Server.Namespaces;
using Aios.Temporal.Server.Runs;
using Aios.Temporal.Server.Storage;
using Aios.Temporal.Server.Storage.InMemory;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Server.Hosting;

/// <summary>Puts the parts together; the only place that knows them all.</summary>
internal sealed class ServerComposition : IAsyncDisposable
{
    private readonly IServerStore store;
    private readonly Outbox outbox;
    private readonly IReadOnlyList<string> namespaces;

    private ServerComposition(IServerStore store, ServerClock clock, Outbox outbox, ServerParts parts, IReadOnlyList<string> namespaces)
    {
        this.store = store;
        this.outbox = outbox;
        this.namespaces = namespaces;
        Clock = clock;
        Parts = parts;
    }

    public ServerClock Clock { get; }

    public ServerParts Parts { get; }

    public static ServerComposition Create(TemporalServerOptions options, ILoggerFactory logging)
    {
        IServerStore store = new InMemoryStore();
        var ids = RandomIdSource.Instance;
        var limits = EngineLimits.Default;
        var clock = new ServerClock(TimeProvider.System, options.TimeSkipping);
        var matching = new MatchingService(TimeProvider.System);
        var outbox = new Outbox(new OutboxLog(logging.CreateLogger<Outbox>()));
        var runs = new RunService(store, clock, limits, ids, new RunEffects(matching, outbox));
        var histories = new RunHistory(runs);
        var polls = new WorkflowTaskPolls(runs, histories);
        var queries = new QueryDispatch(runs, matching);
        var parts = new ServerParts(
            new NamespaceRegistry(store, ids, limits),
            runs,
            new RunStarter(runs),
            histories,
            matching,
            polls,
            new ActivityTaskPolls(runs),
            new WorkflowTaskCompletions(runs, polls, queries),
            queries,
            new UpdateCalls(runs),
            new ServerIdentity(ids.NewId(), "memory"));
        return new(store, clock, outbox, parts, options.Namespaces);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Parts.Namespaces.LoadAsync(namespaces, cancellationToken);
        await Parts.Runs.StartAsync(cancellationToken);
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
        await Parts.Runs.DisposeAsync();
        await outbox.DisposeAsync();
        await store.DisposeAsync();
    }
}
