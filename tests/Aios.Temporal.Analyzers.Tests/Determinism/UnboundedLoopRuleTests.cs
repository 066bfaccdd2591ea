using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class UnboundedLoopRuleTests
{
    [TestCase("[|while|] (true) { await Workflow.DelayAsync(1); }")]
    [TestCase("[|for|] (;;) { await Workflow.DelayAsync(1); }")]
    [TestCase("[|do|] { await Workflow.DelayAsync(1); } while (true);")]
    public async Task Loop_EndlessWithAwait_IsReportedAsWarning(string loop)
    {
        var found = await Verify.InWorkflowAsync<UnboundedLoopRule>(loop);
        Assert.That(found[0].Severity, Is.EqualTo(Microsoft.CodeAnalysis.DiagnosticSeverity.Warning));
    }

    [TestCase("while (!Workflow.ContinueAsNewSuggested) { await Workflow.DelayAsync(1); }")]
    [TestCase("while (true) { await Workflow.DelayAsync(1); if (Workflow.ContinueAsNewSuggested) break; }")]
    [TestCase("while (true) { await Workflow.DelayAsync(1); throw Workflow.CreateContinueAsNewException((TestWorkflow w) => w.RunAsync()); }")]
    [TestCase("while (true) { break; }")]
    [TestCase("for (int i = 0; i < 3; i++) { await Workflow.DelayAsync(1); }")]
    [TestCase("foreach (var i in new[] { 1 }) { await Workflow.DelayAsync(i); }")]
    public async Task Loop_Bounded_IsClean(string loop) => await Verify.InWorkflowAsync<UnboundedLoopRule>(loop);
}
