using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class StaticStateRuleTests
{
    private const string Members = """
        private static int counter;
        private static readonly int Fixed = 3;
        private const int Constant = 4;
        private static readonly List<int> Shared = new();
        private static readonly ConcurrentDictionary<int, int> Cache = new();
        private static readonly string[] Names = { "a" };
        private static readonly ImmutableArray<int> Frozen = [1];
        private static readonly IReadOnlyList<int> Read = new[] { 1 };
        public static int Settable { get; set; }
        public static int Computed => 1;
        public static List<int> Kept { get; } = new();
        private int own;
        private readonly List<int> ownList = new();

        """;

    [TestCase("var x = [|counter|];")]
    [TestCase("[|counter|]++;")]
    [TestCase("[|counter|] = 1;")]
    [TestCase("[|Shared|].Add(1);")]
    [TestCase("var x = [|Cache|].GetOrAdd(1, 1);")]
    [TestCase("[|Names|][0] = \"b\";")]
    [TestCase("[|Settable|] = 1;")]
    [TestCase("var x = [|Kept|].Count;")]
    [TestCase("var x = [|Other.Value|];")]
    public async Task Use_SharedState_IsReported(string statement) =>
        await Verify.InWorkflowAsync<StaticStateRule>(statement, Members, "public static class Other { public static int Value; }");

    [TestCase("var x = Fixed + Constant + Computed;")]
    [TestCase("var x = Names[0];")]
    [TestCase("var x = Frozen[0] + Read[0];")]
    [TestCase("own++; ownList.Add(1);")]
    [TestCase("var x = string.Empty;")]
    [TestCase("Workflow.CurrentDetails = \"a\";")]
    [TestCase("var x = DayOfWeek.Monday;")]
    public async Task Use_OwnOrFixedState_IsClean(string statement) =>
        await Verify.InWorkflowAsync<StaticStateRule>(statement, Members);
}
