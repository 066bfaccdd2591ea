using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Fixes;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Fixes;

internal sealed class WhenAllFixTests
{
    [Test]
    public async Task Fix_Tasks_AreJoinedByTheWorkflow() =>
        await VerifyFix.InWorkflowAsync<WhenAllRule, WhenAllFix>(
            "var a = Workflow.DelayAsync(1); await Task.WhenAll(a, a);",
            "var a = Workflow.DelayAsync(1); await Workflow.WhenAllAsync(a, a);");

    [Test]
    public async Task Fix_TypeArguments_AreKept() =>
        await VerifyFix.InWorkflowAsync<WhenAllRule, WhenAllFix>(
            "var a = Task.FromResult(1); var x = await Task.WhenAll<int>(a, a);",
            "var a = Task.FromResult(1); var x = await Workflow.WhenAllAsync<int>(a, a);");
}
