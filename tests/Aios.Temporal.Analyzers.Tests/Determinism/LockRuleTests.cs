using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class LockRuleTests
{
    [TestCase("[|lock|] (this) { }")]
    [TestCase("var s = [|new SemaphoreSlim(1)|];")]
    [TestCase("var m = [|new System.Threading.Mutex()|];")]
    [TestCase("[|Monitor.Enter(this)|];")]
    [TestCase("var e = [|new ManualResetEventSlim()|];")]
    [TestCase("var l = [|new ReaderWriterLockSlim()|];")]
    [TestCase("[|lock|] (gate) { }")]
    public async Task Use_ThreadLock_IsReported(string statement) =>
        await Verify.InWorkflowAsync<LockRule>(statement, "private readonly object gate = new();");

    [Test]
    public async Task Use_LockType_IsReported() =>
        await Verify.InWorkflowAsync<LockRule>("[|gate.Enter()|];", "private readonly Lock gate = [|new()|];");

    [Test]
    public async Task Use_InjectedSemaphore_IsReported() =>
        await Verify.InWorkflowAsync<LockRule>("await Helper(null!);", "private Task Helper(SemaphoreSlim s) => [|s.WaitAsync()|];");

    [Test]
    public async Task Use_WorkflowMutex_IsClean() =>
        await Verify.InWorkflowAsync<LockRule>("var m = new $ROOT$.Workflows.Mutex(); await m.WaitOneAsync(); m.ReleaseMutex();");
}
