using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class RandomnessRuleTests
{
    [TestCase("Random.Shared")]
    [TestCase("new Random()")]
    [TestCase("System.Security.Cryptography.RandomNumberGenerator.Create()")]
    [TestCase("System.Security.Cryptography.RandomNumberGenerator.GetInt32(10)")]
    public async Task Use_MachineRandomness_IsReported(string random) =>
        await Verify.InWorkflowAsync<RandomnessRule>($"var x = [|{random}|];");

    [TestCase("Workflow.Random.Next()")]
    [TestCase("new Random(42).Next()")]
    public async Task Use_SeededRandomness_IsClean(string random) =>
        await Verify.InWorkflowAsync<RandomnessRule>($"var x = {random};");

    [Test]
    public async Task Use_TargetTypedNew_IsReported() =>
        await Verify.InWorkflowAsync<RandomnessRule>("Random r = [|new()|];");
}
