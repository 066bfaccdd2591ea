using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class RandomizedHashRuleTests
{
    [TestCase("var x = [|\"a\".GetHashCode()|];")]
    [TestCase("var x = [|new object().GetHashCode()|];")]
    [TestCase("var x = [|HashCode.Combine(1, 2)|];")]
    public async Task Use_SaltedHash_IsReported(string statement) => await Verify.InWorkflowAsync<RandomizedHashRule>(statement);

    [TestCase("var x = 3.GetHashCode();")]
    [TestCase("var x = System.Security.Cryptography.SHA256.HashData(new byte[1]);")]
    public async Task Use_StableHash_IsClean(string statement) => await Verify.InWorkflowAsync<RandomizedHashRule>(statement);

    [Test]
    public async Task Use_InGetHashCodeOverride_IsClean() =>
        await Verify.InWorkflowAsync<RandomizedHashRule>(
            string.Empty, "public class Key { public override int GetHashCode() => HashCode.Combine(\"a\".GetHashCode(), 1); }");
}
