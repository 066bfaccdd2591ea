using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Fixes;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Fixes;

internal sealed class ThreadPoolFixTests
{
    [TestCase("async () => await Workflow.DelayAsync(1)")]
    [TestCase("() => Workflow.DelayAsync(1), CancellationToken.None")]
    public async Task Fix_TaskFunction_RunsOnTheWorkflow(string arguments) =>
        await VerifyFix.InWorkflowAsync<ThreadPoolRule, ThreadPoolFix>(
            $"await Task.Run({arguments});", $"await Workflow.RunTaskAsync({arguments});");

    [TestCase("await Task.Run(() => { });")]
    [TestCase("Parallel.For(0, 1, i => { });")]
    public async Task Fix_Computation_IsLeftToAPerson(string statement) =>
        await VerifyFix.NoneInWorkflowAsync<ThreadPoolRule, ThreadPoolFix>(statement);
}
