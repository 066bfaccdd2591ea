using Aios.Temporal.Worker.Polling;

namespace Aios.Temporal.Tests.Worker.Polling;

public class WorkflowPollerSplitTests
{
    [TestCase(5, 0.2f, 100, true, 1, 4)]
    [TestCase(10, 0.5f, 100, true, 5, 5)]
    [TestCase(1, 0.2f, 100, true, 1, 1)]
    [TestCase(5, 0.2f, 2, true, 1, 1)]
    [TestCase(5, 0.8f, 3, true, 2, 1)]
    [TestCase(5, 0.2f, 100, false, 5, 0)]
    public void Of_PollsAndSlots_LeavesBothSidesASlot(int polls, float share, int slots, bool hasSticky, int normal, int sticky) =>
        Assert.That(WorkflowPollerSplit.Of(polls, share, slots, hasSticky), Is.EqualTo(new WorkflowPollerSplit(normal, sticky)));
}
