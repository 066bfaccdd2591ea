using Aios.Temporal.Common;
using Grpc.Core;

namespace Aios.Temporal.Tests.Common.Metrics;

public sealed class LibraryMetricsTests
{
    private readonly string queue = $"metrics-{Guid.NewGuid():N}";

    [TestCase(false, "temporal_request")]
    [TestCase(true, "temporal_long_request")]
    public void RecordCall_Failed_CountsCallLatencyAndFailure(bool isLongPoll, string name)
    {
        using var recorded = new RecordedMetrics("temporal_");
        RpcMetrics.RecordCall("PollX", "ns", queue, isLongPoll, StatusCode.ResourceExhausted, TimeSpan.FromSeconds(2));
        var failure = recorded.Of($"{name}_failure", "task_queue", queue).Single();
        Assert.Multiple(() =>
        {
            Assert.That(recorded.Of(name, "task_queue", queue).Single().Value, Is.EqualTo(1));
            Assert.That(recorded.Of($"{name}_latency", "task_queue", queue).Single().Value, Is.EqualTo(2000));
            Assert.That(failure.Tags["status_code"], Is.EqualTo("RESOURCE_EXHAUSTED"));
            Assert.That(failure.Tags["operation"], Is.EqualTo("PollX"));
            Assert.That(failure.Tags["namespace"], Is.EqualTo("ns"));
        });
    }

    [Test]
    public void RecordCall_Succeeded_HasNoFailure()
    {
        using var recorded = new RecordedMetrics("temporal_");
        RpcMetrics.RecordCall("Start", "ns", queue, isLongPoll: false, StatusCode.OK, TimeSpan.Zero);
        Assert.That(recorded.Of("temporal_request_failure", "task_queue", queue), Is.Empty);
        Assert.That(recorded.Of("temporal_request", "task_queue", queue), Has.Count.EqualTo(1));
    }

    [Test]
    public void WorkerMetrics_EveryKind_HasNameAndTagsOfOtherLibraries()
    {
        using var recorded = new RecordedMetrics("temporal_");
        var worker = new WorkerMetrics("ns", queue);
        worker.Started();
        worker.SetPollers(MetricPollerTypes.StickyWorkflow, 3);
        worker.SetSlots(MetricWorkerTypes.LocalActivity, used: 2, available: 8);
        worker.CacheHit();
        worker.CacheMiss();
        worker.SetCacheSize(4);
        worker.ForcedEviction();
        worker.Workflows.Completed("W", TimeSpan.FromSeconds(1));
        worker.Workflows.TaskFailed("W", "WorkflowError");
        worker.Activities.TaskReceived("A", "W", eager: true);
        worker.Activities.LocalFailed("A", "W", TimeSpan.FromSeconds(1));
        var names = recorded.All.Where(m => Equals(m.Tags.GetValueOrDefault("task_queue"), queue)).Select(m => m.Name);
        Assert.That(names, Is.EquivalentTo(new[]
        {
            "temporal_worker_start", "temporal_num_pollers", "temporal_worker_task_slots_used",
            "temporal_worker_task_slots_available", "temporal_sticky_cache_hit", "temporal_sticky_cache_miss",
            "temporal_sticky_cache_size", "temporal_sticky_cache_total_forced_eviction", "temporal_workflow_completed",
            "temporal_workflow_endtoend_latency", "temporal_workflow_task_execution_failed",
            "temporal_activity_task_received", "temporal_local_activity_total",
            "temporal_local_activity_execution_latency", "temporal_local_activity_execution_failed",
        }));
        var slots = recorded.Of("temporal_worker_task_slots_available", "task_queue", queue).Single();
        Assert.That(slots.Value, Is.EqualTo(8));
        Assert.That(slots.Tags["worker_type"], Is.EqualTo("LocalActivityWorker"));
    }
}
