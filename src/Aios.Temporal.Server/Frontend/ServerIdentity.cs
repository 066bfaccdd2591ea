using System.Text;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Storage;

namespace Aios.Temporal.Server.Frontend;

/// <summary>How the server introduces itself.</summary>
internal sealed class ServerIdentity(IServerStore store, IIdSource ids, string storeName)
{
    /// <summary>Version of the official server whose behaviour is honoured.</summary>
    public const string Version = "1.31.0";

    public const string ClusterName = "active";

    private const string Kind = "cluster";
    private const string IdKey = "id";

    /// <summary>Stable for a data file.</summary>
    public string ClusterId { get; private set; } = string.Empty;

    public string StoreName { get; } = storeName;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadDocumentAsync(Kind, string.Empty, IdKey, cancellationToken) is { } known)
        {
            ClusterId = Encoding.UTF8.GetString(known.Content);
            return;
        }

        var id = ids.NewId();
        var commit = new StoreCommit();
        commit.Documents.Add(new(Kind, string.Empty, IdKey, Encoding.UTF8.GetBytes(id), ExpectedRevision: 0));
        await store.CommitAsync(commit, cancellationToken);
        ClusterId = id;
    }
}
