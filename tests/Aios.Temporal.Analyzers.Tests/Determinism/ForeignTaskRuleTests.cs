using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class ForeignTaskRuleTests
{
    private const string Library = """
        public static class Library
        {
            public static Task<int> FetchAsync() => Task.FromResult(1);
            public static ValueTask WaitAsync() => default;
            public static async IAsyncEnumerable<int> ReadAsync() { await Task.Yield(); yield return 1; }
            public static int Compute() => 1;
        }
        public class Mailer { [Activity] public Task<int> SendAsync(int x) => Task.FromResult(x); }
        """;

    [TestCase("await [|Library.FetchAsync()|];")]
    [TestCase("var t = [|Library.FetchAsync()|]; await t;")]
    [TestCase("await [|Library.WaitAsync()|];")]
    [TestCase("await foreach (var x in [|Library.ReadAsync()|]) { }")]
    [TestCase("await [|System.Text.Json.JsonSerializer.SerializeAsync(Stream.Null, 1)|];")]
    public async Task Call_ForeignTask_IsReported(string statement) =>
        await Verify.InWorkflowAsync<ForeignTaskRule>(statement, types: Library);

    [TestCase("await Workflow.DelayAsync(1);")]
    [TestCase("await HelperAsync();")]
    [TestCase("await Nested.HelpAsync();")]
    [TestCase("await Local(); async Task Local() => await Workflow.DelayAsync(1);")]
    [TestCase("Func<Task> f = () => Workflow.DelayAsync(1); await f();")]
    [TestCase("var s = new TaskCompletionSource(); s.SetResult(); await s.Task;")]
    [TestCase("await Task.CompletedTask; await Task.FromResult(1);")]
    [TestCase("var x = Library.Compute();")]
    [TestCase("await Workflow.ExecuteActivityAsync((Mailer m) => m.SendAsync(1), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(1) });")]
    public async Task Call_WorkflowTask_IsClean(string statement) =>
        await Verify.InWorkflowAsync<ForeignTaskRule>(
            statement,
            "private Task HelperAsync() => Workflow.DelayAsync(1); private static class Nested { public static Task HelpAsync() => Workflow.DelayAsync(1); }",
            Library);

    [Test]
    public async Task Call_TaskOfBaseClass_IsClean() =>
        await Verify.InFileAsync<ForeignTaskRule>(Sources.File("""
            public abstract class Base { protected Task HelpAsync() => Workflow.DelayAsync(1); }
            [Workflow] public class Derived : Base { [WorkflowRun] public Task RunAsync() => HelpAsync(); }
            """));
}
