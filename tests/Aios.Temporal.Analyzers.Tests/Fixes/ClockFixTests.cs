using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Fixes;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Fixes;

internal sealed class ClockFixTests
{
    [TestCase("DateTime.UtcNow", "Workflow.UtcNow")]
    [TestCase("DateTime.Now.AddDays(1)", "Workflow.UtcNow.AddDays(1)")]
    [TestCase("DateTime.Today", "Workflow.UtcNow.Date")]
    [TestCase("DateTimeOffset.UtcNow", "new DateTimeOffset(Workflow.UtcNow)")]
    [TestCase("TimeProvider.System.GetUtcNow()", "new DateTimeOffset(Workflow.UtcNow)")]
    public async Task Fix_Clock_BecomesWorkflowClock(string before, string after) =>
        await VerifyFix.InWorkflowAsync<ClockRule, ClockFix>($"var x = {before};", $"var x = {after};");

    [Test]
    public async Task Fix_Stopwatch_IsLeftToAPerson() =>
        await VerifyFix.NoneInWorkflowAsync<ClockRule, ClockFix>("var x = System.Diagnostics.Stopwatch.GetTimestamp();");

    [Test]
    public async Task Fix_FileWithoutUsing_QualifiesTheName() =>
        await VerifyFix.InFileAsync<ClockRule, ClockFix>(
            "[$ROOT$.Workflows.Workflow] public class W { public System.DateTime Now() => System.DateTime.UtcNow; }",
            "[$ROOT$.Workflows.Workflow] public class W { public System.DateTime Now() => $ROOT$.Workflows.Workflow.UtcNow; }");

    [Test]
    public async Task Fix_Comment_IsKept() =>
        await VerifyFix.InWorkflowAsync<ClockRule, ClockFix>(
            "var x = /* before */ DateTime.UtcNow /* after */; // end",
            "var x = /* before */ Workflow.UtcNow /* after */; // end");
}
