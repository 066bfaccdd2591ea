using Aios.Scenarios.Catalogue;

namespace Aios.Temporal.Conformance.Tests.Modes;

/// <summary>One test case for each scenario, named after it.</summary>
internal static class ScenarioCases
{
    public static IEnumerable<TestCaseData> All => Cases(_ => true);

    public static IEnumerable<TestCaseData> Uncached => Cases(s => s.RunsUncached);

    private static IEnumerable<TestCaseData> Cases(Func<Scenario, bool> wanted) =>
        ScenarioCatalogue.All.Where(wanted).Select(s => new TestCaseData(s.Name).SetArgDisplayNames(s.Name));
}
