using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Common;

namespace Aios.Temporal.Conformance.Tests.Client;

[Parallelizable(ParallelScope.All)]
[Category("External")]
public class StartTests
{
    private static TemporalClient Client => OfficialServer.Client;

    [Test]
    public async Task RawStart_SameRequestIdTwice_GivesTheSameRun()
    {
        var request = new StartWorkflowExecutionRequest
        {
            Namespace = Client.Options.Namespace,
            WorkflowId = $"same-{Guid.NewGuid()}",
            WorkflowType = new() { Name = "Any" },
            TaskQueue = new() { Name = "nobody" },
            RequestId = Guid.NewGuid().ToString(),
        };
        var first = await Client.WorkflowService.StartWorkflowExecutionAsync(request);
        var second = await Client.WorkflowService.StartWorkflowExecutionAsync(request);
        Assert.That(second.RunId, Is.EqualTo(first.RunId));
    }

    [Test]
    public async Task TerminateIfRunning_Running_ReplacesTheRun()
    {
        var options = NewOptions();
        var first = await Client.StartWorkflowAsync("Any", [], options);
#pragma warning disable CS0612 // Still in the public enumeration.
        options.IdReusePolicy = WorkflowIdReusePolicy.TerminateIfRunning;
#pragma warning restore CS0612
        var second = await Client.StartWorkflowAsync("Any", [], options);
        Assert.That(second.ResultRunId, Is.Not.EqualTo(first.ResultRunId));
    }

    [Test]
    public async Task StartDelay_OfAnHour_MovesTheExecutionTime()
    {
        var options = NewOptions();
        options.StartDelay = TimeSpan.FromHours(1);
        var description = await (await Client.StartWorkflowAsync("Any", [], options)).DescribeAsync();
        Assert.That(description.ExecutionTime - description.StartTime, Is.EqualTo(TimeSpan.FromHours(1)).Within(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task CronSchedule_Yearly_MovesTheExecutionTime()
    {
        var options = NewOptions();
        options.CronSchedule = "0 0 1 1 *";
        var description = await (await Client.StartWorkflowAsync("Any", [], options)).DescribeAsync();
        var newYear = new DateTime(description.StartTime.Year + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.That(description.ExecutionTime, Is.EqualTo(newYear).Within(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task Describe_MemoAttributesAndSummary_AreThoseOfTheStart()
    {
        var size = SearchAttributeKey.CreateLong($"Size{Guid.NewGuid():N}");
        await Client.OperatorService.AddSearchAttributesAsync(new()
        {
            Namespace = Client.Options.Namespace,
            SearchAttributes = { [size.Name] = IndexedValueType.Int },
        });
        var options = NewOptions();
        options.Memo = new Dictionary<string, object> { ["note"] = "hot" };
        options.TypedSearchAttributes = new SearchAttributeCollection.Builder().Set(size, 7).ToSearchAttributeCollection();
        options.StaticSummary = "summary";
        options.StaticDetails = "details";
        options.Priority = new(2);
        var handle = await Until.SucceedsAsync(
            "the new search attribute is known",
            TimeSpan.FromSeconds(30),
            () => Client.StartWorkflowAsync("Any", ["tea"], options),
            error => error is Exceptions.RpcException { Code: Exceptions.RpcException.StatusCode.InvalidArgument });
        var description = await handle.DescribeAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(await description.Memo["note"].ToValueAsync<string>(), Is.EqualTo("hot"));
            Assert.That(description.TypedSearchAttributes.Get(size), Is.EqualTo(7));
            Assert.That(await description.GetStaticSummaryAsync(), Is.EqualTo("summary"));
            Assert.That(await description.GetStaticDetailsAsync(), Is.EqualTo("details"));
            Assert.That((description.Status, description.WorkflowType, description.TaskQueue), Is.EqualTo((WorkflowExecutionStatus.Running, "Any", options.TaskQueue)));
        });
        var listed = await Until.FitsAsync(
            "the run is listed",
            () => Client.ListWorkflowsAsync($"{size.Name} = 7").ToListAsync().AsTask(),
            list => list.Count == 1);
        Assert.That(listed[0].RunId, Is.EqualTo(handle.ResultRunId));
        Assert.That((await Client.CountWorkflowsAsync($"{size.Name} = 7")).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task SignalWithStart_Twice_SignalsTheSameRun()
    {
        var options = NewOptions();
        options.SignalWithStart("Approve", ["eve"]);
        var first = await Client.StartWorkflowAsync("Any", [], options);
        var second = await Client.StartWorkflowAsync("Any", [], options);
        var history = await second.FetchHistoryAsync();
        Assert.That(second.ResultRunId, Is.EqualTo(first.ResultRunId));
        Assert.That(history.Events.Count(e => e.EventType == EventType.WorkflowExecutionSignaled), Is.EqualTo(2));
    }

    private static WorkflowOptions NewOptions() => new($"start-{Guid.NewGuid()}", $"queue-{Guid.NewGuid()}");
}
