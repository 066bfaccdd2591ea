using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class ClockRuleTests
{
    [TestCase("DateTime.Now")]
    [TestCase("DateTime.UtcNow")]
    [TestCase("DateTime.Today")]
    [TestCase("DateTimeOffset.Now")]
    [TestCase("DateTimeOffset.UtcNow")]
    [TestCase("Environment.TickCount")]
    [TestCase("Environment.TickCount64")]
    [TestCase("TimeProvider.System")]
    [TestCase("TimeZoneInfo.Local")]
    [TestCase("System.Diagnostics.Stopwatch.StartNew()")]
    [TestCase("System.Diagnostics.Stopwatch.GetTimestamp()")]
    [TestCase("Workflow.UtcNow.ToLocalTime()")]
    public async Task Use_MachineClock_IsReported(string clock) =>
        await Verify.InWorkflowAsync<ClockRule>($"var x = [|{clock}|];");

    [TestCase("Workflow.UtcNow")]
    [TestCase("new DateTime(2026, 1, 1)")]
    [TestCase("DateTime.MinValue")]
    [TestCase("DateTimeOffset.FromUnixTimeSeconds(1)")]
    [TestCase("Workflow.UtcNow.AddDays(1).ToUniversalTime()")]
    [TestCase("nameof(DateTime.Now)")]
    public async Task Use_NoMachineClock_IsClean(string expression) =>
        await Verify.InWorkflowAsync<ClockRule>($"var x = {expression};");

    [Test]
    public async Task Use_ChainOnSystemProvider_IsReportedOnce() =>
        await Verify.InWorkflowAsync<ClockRule>("var x = [|TimeProvider.System|].GetUtcNow();");

    [Test]
    public async Task Report_Message_NamesTheReplacement()
    {
        var found = await Verify.InWorkflowAsync<ClockRule>("var x = [|DateTime.UtcNow|];");
        Assert.That(found[0].GetMessage(null), Does.Contain("'DateTime.UtcNow'").And.Contain("Workflow.UtcNow"));
        Assert.That(found[0].Id, Is.EqualTo("AIOS0001"));
    }
}
