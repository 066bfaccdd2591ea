using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class BlockingRuleTests
{
    private const string Tasks = "var t = Task.FromResult(1);";

    [TestCase("[|Thread.Sleep(1)|];")]
    [TestCase("var x = [|new Thread(() => { })|];")]
    [TestCase("[|t.Wait()|];")]
    [TestCase("var x = [|t.Result|];")]
    [TestCase("var x = [|t.GetAwaiter().GetResult()|];")]
    [TestCase("[|((Task)t).GetAwaiter().GetResult()|];")]
    [TestCase("[|new ValueTask(t).GetAwaiter().GetResult()|];")]
    [TestCase("[|Task.WaitAll(t)|];")]
    [TestCase("[|Task.WaitAny(t)|];")]
    [TestCase("[|SpinWait.SpinUntil(() => true)|];")]
    public async Task Use_BlockingCall_IsReported(string statement) => await Verify.InWorkflowAsync<BlockingRule>(Tasks + statement);

    [TestCase("await t;")]
    [TestCase("var x = await t;")]
    [TestCase("await Workflow.WaitConditionAsync(() => true);")]
    public async Task Use_Await_IsClean(string statement) => await Verify.InWorkflowAsync<BlockingRule>(Tasks + statement);
}
