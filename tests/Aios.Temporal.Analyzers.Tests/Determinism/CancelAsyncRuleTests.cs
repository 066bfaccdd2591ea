using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class CancelAsyncRuleTests
{
    private const string Source = "var c = new CancellationTokenSource();";

    [Test]
    public async Task Use_CancelAsync_IsReported() => await Verify.InWorkflowAsync<CancelAsyncRule>(Source + "await [|c.CancelAsync()|];");

    [Test]
    public async Task Use_Cancel_IsClean() => await Verify.InWorkflowAsync<CancelAsyncRule>(Source + "c.Cancel();");
}
