using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Fixes;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Fixes;

internal sealed class GuidFixTests
{
    [TestCase("Guid.NewGuid()")]
    [TestCase("Guid.CreateVersion7()")]
    [TestCase("Guid.CreateVersion7(DateTimeOffset.UnixEpoch)")]
    public async Task Fix_NewId_ComesFromTheWorkflow(string before) =>
        await VerifyFix.InWorkflowAsync<GuidRule, GuidFix>($"var x = {before}.ToString();", "var x = Workflow.NewGuid().ToString();");
}
