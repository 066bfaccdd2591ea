using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class ConfigureAwaitRuleTests
{
    [TestCase("await [|Workflow.DelayAsync(1).ConfigureAwait(false)|];")]
    [TestCase("var x = await [|Task.FromResult(1).ConfigureAwait(false)|];")]
    [TestCase("await [|new ValueTask().ConfigureAwait(false)|];")]
    [TestCase("await [|Workflow.DelayAsync(1).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)|];")]
    public async Task Use_WithoutContext_IsReported(string statement) => await Verify.InWorkflowAsync<ConfigureAwaitRule>(statement);

    [TestCase("await Workflow.DelayAsync(1);")]
    [TestCase("await Workflow.DelayAsync(1).ConfigureAwait(true);")]
    [TestCase("await Workflow.DelayAsync(1).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);")]
    public async Task Use_WithContext_IsClean(string statement) => await Verify.InWorkflowAsync<ConfigureAwaitRule>(statement);
}
