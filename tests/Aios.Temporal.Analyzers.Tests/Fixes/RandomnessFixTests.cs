using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Fixes;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Fixes;

internal sealed class RandomnessFixTests
{
    [TestCase("Random.Shared")]
    [TestCase("new Random()")]
    public async Task Fix_Generator_BecomesTheWorkflows(string before) =>
        await VerifyFix.InWorkflowAsync<RandomnessRule, RandomnessFix>($"var x = {before}.Next(5);", "var x = Workflow.Random.Next(5);");

    [Test]
    public async Task Fix_Cryptography_IsLeftToAPerson() =>
        await VerifyFix.NoneInWorkflowAsync<RandomnessRule, RandomnessFix>(
            "var x = System.Security.Cryptography.RandomNumberGenerator.GetInt32(5);");
}
