using System.Collections.Concurrent;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Storage;
using Aios.Temporal.Server.Visibility.Parsing;

namespace Aios.Temporal.Server.Visibility;

/// <summary>The search attributes of each namespace: in memory, and custom ones as documents in the store.</summary>
internal sealed class VisibilitySchema(IServerStore store)
{
    private const string Kind = "search-attribute";

    private static readonly IReadOnlyDictionary<string, IndexedValueType> None = new Dictionary<string, IndexedValueType>(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, IndexedValueType>> byNamespace = new(StringComparer.Ordinal);

    public async Task LoadAsync(IEnumerable<string> namespaceIds, CancellationToken cancellationToken)
    {
        foreach (var id in namespaceIds)
        {
            var documents = await store.ReadDocumentsAsync(Kind, id, null, int.MaxValue, cancellationToken);
            byNamespace[id] = documents.ToDictionary(document => document.Key, document => (IndexedValueType)document.Content[0], StringComparer.Ordinal);
        }
    }

    public IReadOnlyDictionary<string, IndexedValueType> Custom(string namespaceId) => byNamespace.GetValueOrDefault(namespaceId, None);

    /// <summary>Type of any attribute that a run may carry, or null.</summary>
    public IndexedValueType? TypeOf(string namespaceId, string name) =>
        Custom(namespaceId).TryGetValue(name, out var type) || SearchAttributeNames.Predefined.TryGetValue(name, out type) ? type : null;

    public VisibilityQuery Parse(string namespaceId, string query)
    {
        var custom = Custom(namespaceId);
        return QueryParser.Parse(query, name => VisibilityFields.Find(name, custom));
    }

    /// <summary>Defines attributes; those that exist stay as they are.</summary>
    public async Task AddAsync(
        string namespaceId, IReadOnlyDictionary<string, IndexedValueType> attributes, CancellationToken cancellationToken)
    {
        if (attributes.Count == 0)
        {
            throw ServiceException.InvalidArgument("SearchAttributes are not set on request.");
        }

        var commit = new StoreCommit();
        foreach (var (name, type) in attributes)
        {
            if (SearchAttributeNames.IsReserved(name))
            {
                throw ServiceException.InvalidArgument($"Search attribute {name} is reserved by system.");
            }

            if (name.Length == 0 || type == IndexedValueType.Unspecified || !Enum.IsDefined(type))
            {
                throw ServiceException.InvalidArgument($"Unknown search attribute type for '{name}': give a name, and one of the known types.");
            }

            if (!Custom(namespaceId).ContainsKey(name))
            {
                commit.Documents.Add(new(Kind, namespaceId, name, [(byte)type]));
            }
        }

        await store.CommitAsync(commit, cancellationToken);
        Change(namespaceId, known =>
        {
            foreach (var write in commit.Documents)
            {
                known[write.Key] = (IndexedValueType)write.Content![0];
            }
        });
    }

    /// <summary>Undefines attributes; their values become invisible, unknown names do not matter.</summary>
    public async Task RemoveAsync(string namespaceId, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
        {
            throw ServiceException.InvalidArgument("SearchAttributes are not set on request.");
        }

        if (names.FirstOrDefault(SearchAttributeNames.IsReserved) is { } reserved)
        {
            throw ServiceException.InvalidArgument($"Unable to remove non-custom search attributes: {reserved}.");
        }

        var commit = new StoreCommit();
        commit.Documents.AddRange(names.Select(name => new DocumentWrite(Kind, namespaceId, name, null)));
        await store.CommitAsync(commit, cancellationToken);
        Change(namespaceId, known =>
        {
            foreach (var name in names)
            {
                known.Remove(name);
            }
        });
    }

    /// <summary>Undefines everything, of a namespace that is no more.</summary>
    public async Task RemoveAllAsync(string namespaceId, CancellationToken cancellationToken)
    {
        if (byNamespace.TryRemove(namespaceId, out var known) && known.Count > 0)
        {
            var commit = new StoreCommit();
            commit.Documents.AddRange(known.Keys.Select(name => new DocumentWrite(Kind, namespaceId, name, null)));
            await store.CommitAsync(commit, cancellationToken);
        }
    }

    private void Change(string namespaceId, Action<Dictionary<string, IndexedValueType>> change) => byNamespace.AddOrUpdate(
        namespaceId,
        _ => Changed(None, change),
        (_, known) => Changed(known, change));

    private static Dictionary<string, IndexedValueType> Changed(
        IReadOnlyDictionary<string, IndexedValueType> known, Action<Dictionary<string, IndexedValueType>> change)
    {
        var next = new Dictionary<string, IndexedValueType>(known, StringComparer.Ordinal);
        change(next);
        return next;
    }
}
