using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.OperatorService.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Hosting;
using Aios.Temporal.Server.Visibility;
using Grpc.Core;
using Grpc.Net.Client;

namespace Aios.Temporal.Server.Tests.Hosting;

/// <summary>The server with a data file, over the wire.</summary>
[TestFixture]
internal sealed class DataFileTests
{
    private const string Space = "default";

    private DirectoryInfo directory = null!;
    private TemporalServerOptions options = null!;

    [SetUp]
    public void MakeDirectory()
    {
        directory = Directory.CreateTempSubdirectory("server-");
        options = new()
        {
            Port = 0,
            DataFile = Path.Combine(directory.FullName, "data.db"),
            SearchAttributes = new Dictionary<string, IndexedValueType>(StringComparer.Ordinal) { ["Customer"] = IndexedValueType.Keyword },
        };
    }

    [TearDown]
    public void RemoveDirectory() => directory.Delete(recursive: true);

    [Test]
    public async Task Restart_SameFile_KeepsRunsAttributesAndIdentity()
    {
        string clusterId;
        await using (var server = await TemporalServer.StartAsync(options))
        {
            using var channel = GrpcChannel.ForAddress($"http://{server.Address}");
            var client = new WorkflowService.WorkflowServiceClient(channel);
            clusterId = (await client.GetClusterInfoAsync(new())).ClusterId;
            await StartAsync(client, "first", "blue");
            await StartAsync(client, "second", "red");
            await client.TerminateWorkflowExecutionAsync(new() { Namespace = Space, WorkflowExecution = new() { WorkflowId = "second" } });
        }

        await using var again = await TemporalServer.StartAsync(options);
        using var next = GrpcChannel.ForAddress($"http://{again.Address}");
        var reader = new WorkflowService.WorkflowServiceClient(next);
        var info = await reader.GetClusterInfoAsync(new());
        var listed = await reader.ListWorkflowExecutionsAsync(new() { Namespace = Space, Query = "Customer = 'blue' AND ExecutionStatus = 'Running'" });
        var counted = await reader.CountWorkflowExecutionsAsync(new() { Namespace = Space, Query = "GROUP BY ExecutionStatus" });

        Assert.That((info.ClusterId, info.PersistenceStore), Is.EqualTo((clusterId, "sqlite")));
        Assert.That(listed.Executions.Select(found => found.Execution.WorkflowId), Is.EqualTo(new[] { "first" }));
        Assert.That(listed.Executions[0].SearchAttributes.IndexedFields["Customer"].Metadata["type"].ToStringUtf8(), Is.EqualTo("Keyword"));
        Assert.That(counted.Count, Is.EqualTo(2));
        Assert.That(counted.Groups.Select(group => group.GroupValues[0].Data.ToStringUtf8()), Is.EquivalentTo(new[] { "\"Running\"", "\"Terminated\"" }));
        Assert.That(
            () => TemporalServer.StartAsync(options),
            Throws.TypeOf<TemporalServerStartException>().With.Message.Contains("in use by another server"));
    }

    [Test]
    public async Task Start_PortTaken_LeavesTheDataFileFree()
    {
        await using var other = await TemporalServer.StartAsync(options with { DataFile = null });
        var port = int.Parse(other.Address.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(() => TemporalServer.StartAsync(options with { Port = port }), Throws.InstanceOf<IOException>());

        await using var server = await TemporalServer.StartAsync(options);
        Assert.That(server.Address, Is.Not.Empty);
    }

    [Test]
    public async Task OperatorService_AttributesAndNamespaces_AreManaged()
    {
        await using var server = await TemporalServer.StartAsync(options with { DataFile = null });
        using var channel = GrpcChannel.ForAddress($"http://{server.Address}");
        var client = new WorkflowService.WorkflowServiceClient(channel);
        var operators = new OperatorService.OperatorServiceClient(channel);
        await client.RegisterNamespaceAsync(new() { Namespace = "brief" });
        await operators.AddSearchAttributesAsync(new() { Namespace = "brief", SearchAttributes = { ["Customer"] = IndexedValueType.Keyword } });
        await StartAsync(client, "w", "blue", "brief");

        Assert.That((await operators.ListSearchAttributesAsync(new() { Namespace = "brief" })).CustomAttributes.Keys, Is.EqualTo(new[] { "Customer" }));
        Assert.That((await operators.ListClustersAsync(new())).Clusters, Has.Count.EqualTo(1));
        Assert.That((await client.GetSearchAttributesAsync(new())).Keys.Keys, Is.SupersetOf(new[] { "Customer", "BuildIds", "RunId" }));

        await operators.DeleteNamespaceAsync(new() { Namespace = "brief" });
        Assert.That(
            async () => await client.DescribeNamespaceAsync(new() { Namespace = "brief" }),
            Throws.TypeOf<RpcException>().With.Property(nameof(RpcException.StatusCode)).EqualTo(StatusCode.NotFound));
    }

    [Test]
    public async Task ListOpenAndClosed_Filters_Apply()
    {
        await using var server = await TemporalServer.StartAsync(options with { DataFile = null });
        using var channel = GrpcChannel.ForAddress($"http://{server.Address}");
        var client = new WorkflowService.WorkflowServiceClient(channel);
        await StartAsync(client, "open", "blue");
        await StartAsync(client, "closed", "blue");
        await client.TerminateWorkflowExecutionAsync(new() { Namespace = Space, WorkflowExecution = new() { WorkflowId = "closed" } });

        var open = await client.ListOpenWorkflowExecutionsAsync(new() { Namespace = Space, TypeFilter = new() { Name = "type" } });
        var closed = await client.ListClosedWorkflowExecutionsAsync(
            new() { Namespace = Space, StatusFilter = new() { Status = WorkflowExecutionStatus.Terminated } });
        var completed = await client.ListClosedWorkflowExecutionsAsync(
            new() { Namespace = Space, StatusFilter = new() { Status = WorkflowExecutionStatus.Completed } });

        Assert.That(open.Executions.Select(found => found.Execution.WorkflowId), Is.EqualTo(new[] { "open" }));
        Assert.That(closed.Executions.Select(found => found.Execution.WorkflowId), Is.EqualTo(new[] { "closed" }));
        Assert.That(completed.Executions, Is.Empty);
    }

    private static async Task StartAsync(WorkflowService.WorkflowServiceClient client, string id, string customer, string space = Space) =>
        await client.StartWorkflowExecutionAsync(new()
        {
            Namespace = space,
            WorkflowId = id,
            RequestId = id,
            WorkflowType = new() { Name = "type" },
            TaskQueue = new() { Name = "queue" },
            SearchAttributes = new() { IndexedFields = { ["Customer"] = SearchAttributeValues.Encode(customer) } },
        });
}
