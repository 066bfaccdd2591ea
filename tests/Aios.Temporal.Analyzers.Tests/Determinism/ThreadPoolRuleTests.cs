using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class ThreadPoolRuleTests
{
    [TestCase("await [|Task.Run(() => { })|];")]
    [TestCase("await [|Task.Run(async () => await Workflow.DelayAsync(1))|];")]
    [TestCase("await Task.Factory.StartNew(() => { }, CancellationToken.None, TaskCreationOptions.None, [|TaskScheduler.Default|]);")]
    [TestCase("var f = new TaskFactory([|TaskScheduler.Default|]);")]
    [TestCase("[|Parallel.For(0, 2, i => { })|];")]
    [TestCase("await [|Parallel.ForEachAsync(new[] { 1 }, (i, c) => default)|];")]
    [TestCase("var x = [|new[] { 1 }.AsParallel()|];")]
    [TestCase("[|ThreadPool.QueueUserWorkItem(s => { })|];")]
    public async Task Use_OtherScheduler_IsReported(string statement) => await Verify.InWorkflowAsync<ThreadPoolRule>(statement);

    [TestCase("await Workflow.RunTaskAsync(async () => await Workflow.DelayAsync(1));")]
    [TestCase("await Task.Factory.StartNew(() => { });")]
    [TestCase("await Task.Yield();")]
    [TestCase("await Task.Factory.StartNew(() => { }, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);")]
    public async Task Use_CurrentScheduler_IsClean(string statement) => await Verify.InWorkflowAsync<ThreadPoolRule>(statement);
}
