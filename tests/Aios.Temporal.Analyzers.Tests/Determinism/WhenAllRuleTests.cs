using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class WhenAllRuleTests
{
    [Test]
    public async Task Use_TaskWhenAll_IsReported() =>
        await Verify.InWorkflowAsync<WhenAllRule>("await [|Task.WhenAll(Workflow.DelayAsync(1), Workflow.DelayAsync(2))|];");

    [Test]
    public async Task Use_TaskWhenAllOfSequence_IsReported() =>
        await Verify.InWorkflowAsync<WhenAllRule>("var tasks = new List<Task<int>>(); await [|Task.WhenAll(tasks)|];");

    [Test]
    public async Task Use_WorkflowWhenAll_IsClean() =>
        await Verify.InWorkflowAsync<WhenAllRule>("await Workflow.WhenAllAsync(Workflow.DelayAsync(1), Workflow.DelayAsync(2));");
}
