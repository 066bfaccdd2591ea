using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Fixes;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Fixes;

internal sealed class WhenAnyFixTests
{
    [Test]
    public async Task Fix_Tasks_AreJoinedByTheWorkflow() =>
        await VerifyFix.InWorkflowAsync<WhenAnyRule, WhenAnyFix>(
            "var a = Workflow.DelayAsync(1); await Task.WhenAny(a, a);",
            "var a = Workflow.DelayAsync(1); await Workflow.WhenAnyAsync(a, a);");

    [Test]
    public async Task Fix_TypeArguments_AreKept() =>
        await VerifyFix.InWorkflowAsync<WhenAnyRule, WhenAnyFix>(
            "var a = Task.FromResult(1); var x = await Task.WhenAny<int>(a, a);",
            "var a = Task.FromResult(1); var x = await Workflow.WhenAnyAsync<int>(a, a);");
}
