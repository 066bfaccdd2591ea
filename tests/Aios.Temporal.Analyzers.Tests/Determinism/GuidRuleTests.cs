using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class GuidRuleTests
{
    [TestCase("Guid.NewGuid()")]
    [TestCase("Guid.CreateVersion7()")]
    public async Task Use_NewId_IsReported(string id) => await Verify.InWorkflowAsync<GuidRule>($"var x = [|{id}|];");

    [Test]
    public async Task Use_MethodGroup_IsReported() => await Verify.InWorkflowAsync<GuidRule>("Func<Guid> make = [|Guid.NewGuid|];");

    [TestCase("Workflow.NewGuid()")]
    [TestCase("Guid.Parse(\"0f8fad5b-d9cb-469f-a165-70867728950e\")")]
    [TestCase("Guid.Empty")]
    public async Task Use_FixedId_IsClean(string id) => await Verify.InWorkflowAsync<GuidRule>($"var x = {id};");
}
