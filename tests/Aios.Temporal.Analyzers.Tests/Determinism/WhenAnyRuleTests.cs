using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class WhenAnyRuleTests
{
    [Test]
    public async Task Use_TaskWhenAny_IsReported() =>
        await Verify.InWorkflowAsync<WhenAnyRule>("await [|Task.WhenAny(Workflow.DelayAsync(1), Workflow.DelayAsync(2))|];");

    [Test]
    public async Task Use_TaskWhenAnyOfSequence_IsReported() =>
        await Verify.InWorkflowAsync<WhenAnyRule>("var tasks = new List<Task<int>>(); await [|Task.WhenAny(tasks)|];");

    [Test]
    public async Task Use_WorkflowWhenAny_IsClean() =>
        await Verify.InWorkflowAsync<WhenAnyRule>("await Workflow.WhenAnyAsync(Workflow.DelayAsync(1), Workflow.DelayAsync(2));");
}
