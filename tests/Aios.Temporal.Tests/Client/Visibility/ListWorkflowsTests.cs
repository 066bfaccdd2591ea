using Aios.Temporal.Api.Workflow.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Client.Visibility;

public class ListWorkflowsTests
{
    [TestCase(0, new[] { "a", "b", "c" }, 2)]
    [TestCase(3, new[] { "a", "b", "c" }, 2)]
    [TestCase(2, new[] { "a", "b" }, 1)]
    public async Task ListWorkflows_TwoPages_ReadsAsManyAsNeeded(int limit, string[] expected, int calls)
    {
        await using var server = (await FakeTemporal.StartAsync()).OnEach<ListWorkflowExecutionsRequest>(Page("more", "a", "b"), Page("", "c"));
        var ids = await server.Client().ListWorkflowsAsync("q", new() { Limit = limit }).Select(w => w.Id).ToListAsync();

        var requests = server.All<ListWorkflowExecutionsRequest>();
        Assert.That(ids, Is.EqualTo(expected));
        Assert.That(requests, Has.Count.EqualTo(calls));
        Assert.That(requests[0], Is.EqualTo(new ListWorkflowExecutionsRequest { Namespace = "ns", Query = "q" }));
        Assert.That(requests[^1].NextPageToken.ToStringUtf8(), Is.EqualTo(calls == 2 ? "more" : ""));
    }

    [Test]
    public async Task ListWorkflows_ReaderCancels_Stops()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = (await FakeTemporal.StartAsync()).On<ListWorkflowExecutionsRequest>(_ =>
        {
            cancel.Cancel();
            return Page("more", "a");
        });
        Assert.CatchAsync<OperationCanceledException>(async () =>
            await server.Client().ListWorkflowsAsync("q").ToListAsync(cancel.Token));
    }

    [Test]
    public async Task ListWorkflowsPaginated_Page_GivesItsToken()
    {
        await using var server = (await FakeTemporal.StartAsync()).OnEach<ListWorkflowExecutionsRequest>(Page("more", "a"), Page(""));
        var client = server.Client();
        var first = await client.ListWorkflowsPaginatedAsync("q", nextPageToken: null, new() { PageSize = 1 });
        var last = await client.ListWorkflowsPaginatedAsync("q", first.NextPageToken);

        var requests = server.All<ListWorkflowExecutionsRequest>();
        Assert.That(first.Workflows.Single().Id, Is.EqualTo("a"));
        Assert.That(last.NextPageToken, Is.Null);
        Assert.That((requests[0].PageSize, requests[1].NextPageToken.ToStringUtf8()), Is.EqualTo((1, "more")));
    }

    [Test]
    public async Task CountWorkflows_Grouped_DecodesTheGroupValues()
    {
        var status = Values.JsonPayload("\"Running\"");
        status.Metadata["type"] = ByteString.CopyFromUtf8("Keyword");
        await using var server = (await FakeTemporal.StartAsync()).OnEach<CountWorkflowExecutionsRequest>(new CountWorkflowExecutionsResponse
        {
            Count = 3,
            Groups = { new CountWorkflowExecutionsResponse.Types.AggregationGroup { Count = 2, GroupValues = { status } } },
        });
        var count = await server.Client().CountWorkflowsAsync("GROUP BY ExecutionStatus");

        Assert.That(count.Count, Is.EqualTo(3));
        Assert.That(count.Groups.Single().Count, Is.EqualTo(2));
        Assert.That(count.Groups.Single().GroupValues, Is.EqualTo(new object[] { "Running" }));
    }

    private static ListWorkflowExecutionsResponse Page(string token, params string[] ids) => new()
    {
        NextPageToken = ByteString.CopyFromUtf8(token),
        Executions = { ids.Select(id => new WorkflowExecutionInfo { Execution = new() { WorkflowId = id, RunId = "r" } }) },
    };
}
