using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class UnorderedIterationRuleTests
{
    private const string Data = """
        var map = new Dictionary<string, int>(); var set = new HashSet<int>(); var shared = new ConcurrentDictionary<int, int>();
        IReadOnlyDictionary<string, int> read = map; var list = new List<int>(); var sorted = new SortedDictionary<string, int>();
        var frozen = ImmutableDictionary<string, int>.Empty;

        """;

    [TestCase("foreach (var x in [|map|]) { }")]
    [TestCase("foreach (var (k, v) in [|map|]) { }")]
    [TestCase("foreach (var x in [|map.Keys|]) { }")]
    [TestCase("foreach (var x in [|read.Values|]) { }")]
    [TestCase("foreach (var x in [|set|]) { }")]
    [TestCase("foreach (var x in [|shared|]) { }")]
    [TestCase("foreach (var x in [|frozen|]) { }")]
    [TestCase("foreach (var x in [|set|].Where(x => x > 1)) { }")]
    [TestCase("var x = [|set|].ToList();")]
    [TestCase("var x = [|map|].Where(p => p.Value > 1).Select(p => p.Key).First();")]
    [TestCase("int[] x = [1, .. [|set|]];")]
    [TestCase("var x = string.Join(\",\", [|set|]);")]
    [TestCase("var x = new List<int>([|set|]);")]
    [TestCase("list.AddRange([|map.Values|]);")]
    public async Task Iterate_HashOrder_IsReported(string statement) => await Verify.InWorkflowAsync<UnorderedIterationRule>(Data + statement);

    [TestCase("foreach (var x in map.OrderBy(p => p.Key)) { }")]
    [TestCase("foreach (var x in set.Where(x => x > 1).Order()) { }")]
    [TestCase("foreach (var x in sorted) { }")]
    [TestCase("foreach (var x in sorted.Keys) { }")]
    [TestCase("foreach (var x in list) { }")]
    [TestCase("foreach (var x in new SortedSet<int>(set)) { }")]
    [TestCase("var x = set.Count(i => i > 1) + map.Values.Sum() + (set.Any() ? 1 : 0);")]
    [TestCase("var x = new HashSet<int>(set).Contains(1) && map.ContainsKey(\"a\");")]
    [TestCase("var x = map.Where(p => p.Value > 1).ToDictionary(p => p.Key, p => p.Value);")]
    [TestCase("var x = string.Join(\",\", list);")]
    public async Task Iterate_PromisedOrder_IsClean(string statement) => await Verify.InWorkflowAsync<UnorderedIterationRule>(Data + statement);
}
