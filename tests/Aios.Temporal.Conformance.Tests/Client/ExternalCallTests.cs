using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Conformance.Tests.Client;

/// <summary>Signal, cancel and terminate of existing, missing and other runs.</summary>
[Parallelizable(ParallelScope.All)]
[Category("External")]
public class ExternalCallTests
{
    private static TemporalClient Client => OfficialServer.Client;

    [Test]
    public async Task Signal_ExistingRun_IsInItsHistory()
    {
        var handle = await StartAsync();
        await handle.SignalAsync("Approve", ["eve"]);
        var signal = (await handle.FetchHistoryAsync()).Events.Single(e => e.EventType == EventType.WorkflowExecutionSignaled);
        Assert.That(signal.WorkflowExecutionSignaledEventAttributes.SignalName, Is.EqualTo("Approve"));
    }

    [Test]
    public async Task Calls_MissingWorkflowOrRun_ThrowNotFound()
    {
        var handle = await StartAsync();
        var otherId = Guid.NewGuid().ToString();
        WorkflowHandle[] missing = [Client.GetWorkflowHandle(otherId), Client.GetWorkflowHandle(handle.Id, otherId)];
        foreach (var target in missing)
        {
            AssertNotFound(() => target.SignalAsync("Approve", []));
            AssertNotFound(() => target.CancelAsync());
            AssertNotFound(() => target.TerminateAsync());
            AssertNotFound(() => target.DescribeAsync());
        }
    }

    [Test]
    public async Task CancelAndTerminate_ChainOfAnotherFirstRun_AreRefused()
    {
        var handle = await StartAsync();
        var other = handle with { FirstExecutionRunId = Guid.NewGuid().ToString() };
        AssertNotFound(() => other.CancelAsync());
        AssertNotFound(() => other.TerminateAsync());
        Assert.That((await handle.DescribeAsync()).Status, Is.EqualTo(WorkflowExecutionStatus.Running));
    }

    [Test]
    public async Task Cancel_Twice_IsOneRequest()
    {
        var handle = await StartAsync();
        await handle.CancelAsync();
        await handle.CancelAsync();
        var requests = (await handle.FetchHistoryAsync()).Events.Count(e => e.EventType == EventType.WorkflowExecutionCancelRequested);
        Assert.That(requests, Is.EqualTo(1));
    }

    [Test]
    public async Task Terminate_WithDetails_IsTheResult()
    {
        var handle = await StartAsync();
        await handle.TerminateAsync("enough", new() { Details = ["why", 2] });
        var error = Assert.ThrowsAsync<WorkflowFailedException>(() => handle.GetResultAsync());
        var terminated = (TerminatedFailureException)error.InnerException!;
        Assert.That((terminated.Message, terminated.Details!.ElementAt<string>(0), terminated.Details.ElementAt<int>(1)), Is.EqualTo(("enough", "why", 2)));
    }

    [Test]
    public void GetResult_RunTimeout_IsATimeout()
    {
        var options = NewOptions();
        options.RunTimeout = TimeSpan.FromSeconds(1);
        var error = Assert.ThrowsAsync<WorkflowFailedException>(() => Client.ExecuteWorkflowAsync("Any", [], options));
        Assert.That(error.InnerException, Is.TypeOf<TimeoutFailureException>());
    }

    private static void AssertNotFound(Func<Task> call) =>
        Assert.That(Assert.ThrowsAsync<RpcException>(call)!.Code, Is.EqualTo(RpcException.StatusCode.NotFound));

    private static Task<WorkflowHandle> StartAsync() => Client.StartWorkflowAsync("Any", [], NewOptions());

    private static WorkflowOptions NewOptions() => new($"external-{Guid.NewGuid()}", $"queue-{Guid.NewGuid()}");
}
