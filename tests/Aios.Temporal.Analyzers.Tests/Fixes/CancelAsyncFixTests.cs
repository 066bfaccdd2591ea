using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Fixes;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Fixes;

internal sealed class CancelAsyncFixTests
{
    private const string Source = "var c = new CancellationTokenSource(); ";

    [Test]
    public async Task Fix_AwaitedStatement_BecomesCancel() =>
        await VerifyFix.InWorkflowAsync<CancelAsyncRule, CancelAsyncFix>(Source + "await c.CancelAsync();", Source + "c.Cancel();");

    [Test]
    public async Task Fix_KeptTask_IsLeftToAPerson() =>
        await VerifyFix.NoneInWorkflowAsync<CancelAsyncRule, CancelAsyncFix>(Source + "var t = c.CancelAsync();");
}
