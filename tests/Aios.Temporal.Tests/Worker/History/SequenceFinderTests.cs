using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.History;

namespace Aios.Temporal.Tests.Worker.History;

internal sealed class SequenceFinderTests
{
    [Test]
    public void Take_StandardTasks_EndsAtEachStartedEvent() => Cuts(
        HistoryBuilder.Started().WorkflowTask().TimerStarted("1").TimerFired("1").WorkflowTask().WorkflowCompleted(),
        3, 8, 10);

    [Test]
    public void Take_FailedAndTimedOutTasks_AreMerged() => Cuts(
        HistoryBuilder.Started().WorkflowTaskStarted().WorkflowTaskFailed().WorkflowTaskStarted().WorkflowTaskTimedOut().WorkflowTask()
            .TimerStarted("1"),
        9, 11);

    [Test]
    public void Take_Heartbeats_AreMergedIntoTheNextSequence() => Cuts(
        HistoryBuilder.Started().WorkflowTask().WorkflowTask().WorkflowTask().LocalActivityMarker(1).WorkflowCompleted(),
        9, 12);

    [Test]
    public void Take_EmptyTaskAtTheEnd_IsTheFinalSequence() => Cuts(
        HistoryBuilder.Started().WorkflowTask().TimerStarted("1").TimerFired("1").WorkflowTask().WorkflowTask(),
        3, 8, 12);

    [Test]
    public void Take_UpdateAfterMergedTasks_EndsWhereItWasDelivered() => Cuts(
        HistoryBuilder.Started().WorkflowTask().TimerStarted("1").TimerFired("1").WorkflowTask()
            .Signaled("s").WorkflowTaskStarted().WorkflowTaskCompleted().WorkflowTaskStarted().WorkflowTaskCompleted()
            .UpdateAccepted("u", sequencingEventId: 14).UpdateCompleted("u"),
        3, 8, 12, 15, 18);

    [Test]
    public void Take_WorkflowTerminatedDuringTask_EndsAtTheCloseEvent() => Cuts(
        HistoryBuilder.Started().WorkflowTask().TimerStarted("1").WorkflowTaskStarted().WorkflowTerminated(),
        3, 8);

    [Test]
    public void Take_OnlySignalsInIncrementalTask_EndsAtTheEnd()
    {
        var all = HistoryBuilder.Started().WorkflowTask().Signaled("s").WorkflowTaskStarted().Build().Events;

        Assert.That(Ends([.. all.Skip(3)], pageSize: 100), Is.EqualTo(new[] { 7L }));
    }

    [Test]
    public void Take_AnyPageSize_CutsTheSame([Range(1, 9)] int pageSize)
    {
        foreach (var history in Samples())
        {
            Assert.That(Ends([.. history.Events], pageSize), Is.EqualTo(Ends([.. history.Events], pageSize: 10_000)));
        }
    }

    [Test]
    public void IsReady_NextSequenceUnknown_WaitsForThePage()
    {
        var events = HistoryBuilder.Started().WorkflowTask().TimerStarted("1").Build().Events;
        var buffer = new HistoryBuffer();

        buffer.Add(events, afterEventId: 0);

        Assert.That(buffer.IsReady, Is.False);
        buffer.Complete();
        Assert.That(buffer.IsReady, Is.True);
    }

    [Test]
    public void Add_OverlappingPages_SkipsKnownEvents()
    {
        var events = HistoryBuilder.Started().WorkflowTask().Build().Events;
        var buffer = new HistoryBuffer();
        buffer.Add(events, afterEventId: 2);
        buffer.Add(events, buffer.LastEventId);
        buffer.Complete();

        Assert.That(buffer.FirstEventId, Is.EqualTo(3));
        Assert.That(buffer.Take(out var isFinal).Count, Is.EqualTo(2));
        Assert.That(isFinal, Is.True);
        Assert.That(buffer.IsExhausted, Is.True);
        Assert.That(buffer.Take(out _).Count, Is.Zero);
    }

    private static IEnumerable<Api.History.V1.History> Samples()
    {
        yield return HistoryBuilder.Started().WorkflowTaskStarted().WorkflowTaskFailed().WorkflowTask().TimerStarted("1")
            .TimerFired("1").WorkflowTaskStarted().WorkflowTaskTimedOut().Signaled("s").WorkflowTask().WorkflowTask().Build();
        yield return HistoryBuilder.Started().WorkflowTask().WorkflowTask().LocalActivityMarker(1).ActivityScheduled("2")
            .ActivityStarted("2").ActivityCompleted("2").WorkflowTask().WorkflowTask().UpdateAccepted("u").UpdateCompleted("u")
            .CancelRequested().WorkflowTask().WorkflowCanceled().Build();
    }

    private static void Cuts(HistoryBuilder history, params long[] ends) =>
        Assert.That(Ends([.. history.Build().Events], pageSize: 10_000), Is.EqualTo(ends));

    private static List<long> Ends(List<HistoryEvent> events, int pageSize)
    {
        var buffer = new HistoryBuffer();
        var ends = new List<long>();
        var given = 0;
        while (!buffer.IsExhausted)
        {
            while (!buffer.IsReady)
            {
                var page = events.GetRange(given, Math.Min(pageSize, events.Count - given));
                buffer.Add(page, buffer.LastEventId);
                given += page.Count;
                if (given == events.Count)
                {
                    buffer.Complete();
                }
            }

            var peeked = buffer.Peek();
            var taken = buffer.Take(out _);
            Assert.That(taken.Count, Is.EqualTo(peeked.Count));
            ends.Add(taken[taken.Count - 1].EventId);
        }

        return ends;
    }
}
