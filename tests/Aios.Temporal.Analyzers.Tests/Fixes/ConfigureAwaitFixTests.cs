using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Fixes;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Fixes;

internal sealed class ConfigureAwaitFixTests
{
    [TestCase("await Workflow.DelayAsync(1).ConfigureAwait(false);", "await Workflow.DelayAsync(1);")]
    [TestCase("await Task.FromResult(1)\n            .ConfigureAwait(false);", "await Task.FromResult(1);")]
    public async Task Fix_ConfigureAwait_IsRemoved(string before, string after) =>
        await VerifyFix.InWorkflowAsync<ConfigureAwaitRule, ConfigureAwaitFix>(before, after);
}
