using System.Collections.Concurrent;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Namespace.V1;
using Aios.Temporal.Api.Replication.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Storage;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Server.Namespaces;

/// <summary>The namespaces of this server, in memory and in the store.</summary>
internal sealed class NamespaceRegistry(IServerStore store, IIdSource ids, EngineLimits limits)
{
    private const string Kind = "namespace";
    private static readonly TimeSpan DefaultRetention = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, DescribeNamespaceResponse> byName = new(StringComparer.Ordinal);

    public async Task LoadAsync(IEnumerable<string> ensure, CancellationToken cancellationToken)
    {
        foreach (var document in await store.ReadDocumentsAsync(Kind, string.Empty, null, int.MaxValue, cancellationToken))
        {
            byName[document.Key] = DescribeNamespaceResponse.Parser.ParseFrom(document.Content);
        }

        foreach (var name in ensure.Where(name => !byName.ContainsKey(name)))
        {
            await RegisterAsync(new() { Namespace = name }, cancellationToken);
        }
    }

    public IReadOnlyList<DescribeNamespaceResponse> All =>
        [.. byName.Values.OrderBy(found => found.NamespaceInfo.Name, StringComparer.Ordinal)];

    /// <summary>Id of the namespace that a request names.</summary>
    /// <exception cref="ServiceException">None named, or unknown.</exception>
    public string RequireId(string name) => Require(name).NamespaceInfo.Id;

    public DescribeNamespaceResponse Require(string name)
    {
        if (name.Length == 0)
        {
            throw ServiceException.InvalidArgument("Namespace not set on request.");
        }

        if (name.Length > limits.IdBytes)
        {
            throw ServiceException.InvalidArgument("Namespace length exceeds limit.");
        }

        return byName.TryGetValue(name, out var found) ? found : throw ServiceException.NamespaceNotFound(name);
    }

    public DescribeNamespaceResponse RequireById(string id) =>
        byName.Values.FirstOrDefault(found => found.NamespaceInfo.Id == id) ?? throw ServiceException.NamespaceNotFound(id);

    public async Task RegisterAsync(RegisterNamespaceRequest request, CancellationToken cancellationToken)
    {
        if (request.Namespace.Length == 0)
        {
            throw ServiceException.InvalidArgument("Namespace not set on request.");
        }

        if (byName.ContainsKey(request.Namespace))
        {
            throw new ServiceException(Grpc.Core.StatusCode.AlreadyExists, "Namespace already exists.", new Api.ErrorDetails.V1.NamespaceAlreadyExistsFailure());
        }

        var retention = request.WorkflowExecutionRetentionPeriod?.ToTimeSpan() ?? DefaultRetention;
        var description = new DescribeNamespaceResponse
        {
            NamespaceInfo = new()
            {
                Name = request.Namespace,
                State = NamespaceState.Registered,
                Description = request.Description,
                OwnerEmail = request.OwnerEmail,
                Id = ids.NewId(),
                Capabilities = new()
                {
                    EagerWorkflowStart = true,
                    SyncUpdate = true,
                    AsyncUpdate = true,
                    WorkerPollCompleteOnShutdown = true,
                    PollerAutoscaling = true,
                },
                Limits = new() { BlobSizeLimitError = limits.BlobBytes, MemoSizeLimitError = limits.MemoBytes },
                SupportsSchedules = true,
            },
            Config = new NamespaceConfig
            {
                WorkflowExecutionRetentionTtl = Duration.FromTimeSpan(retention),
                BadBinaries = new(),
                HistoryArchivalState = ArchivalState.Disabled,
                VisibilityArchivalState = ArchivalState.Disabled,
            },
            ReplicationConfig = new NamespaceReplicationConfig
            {
                ActiveClusterName = "active",
                State = ReplicationState.Normal,
                Clusters = { new ClusterReplicationConfig { ClusterName = "active" } },
            },
        };
        description.NamespaceInfo.Data.Add(request.Data);
        await SaveAsync(description, cancellationToken);
    }

    public async Task SaveAsync(DescribeNamespaceResponse description, CancellationToken cancellationToken)
    {
        var name = description.NamespaceInfo.Name;
        var commit = new StoreCommit();
        commit.Documents.Add(new(Kind, string.Empty, name, description.ToByteArray()));
        await store.CommitAsync(commit, cancellationToken);
        byName[name] = description;
    }

    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        Require(name);
        var commit = new StoreCommit();
        commit.Documents.Add(new(Kind, string.Empty, name, null));
        await store.CommitAsync(commit, cancellationToken);
        byName.TryRemove(name, out _);
    }
}
