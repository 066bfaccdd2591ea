using System.Reflection;
using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Tests.Worker.Machines;

/// <summary>
/// Fails if a row of a machine's transition table was taken by no test. The scenarios of this assembly are run again
/// here, so the result does not depend on which tests ran before.
/// </summary>
internal sealed class TransitionCoverageTests
{
    [Test]
    public void Tables_AfterAllScenarios_HaveNoUntakenRow()
    {
        RunScenarios();

        var untaken = Tables().SelectMany(t => t.UntakenRows.Select(row => $"{t.Machine}: {row}")).ToList();

        Assert.That(untaken, Is.Empty);
    }

    [Test]
    public void Tables_OfAllMachines_AreFound() => Assert.That(Tables().Count(), Is.EqualTo(10));

    private static IEnumerable<ITransitionTable> Tables() => typeof(Machine).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Machine)) && !t.IsAbstract)
        .Select(t => t.GetField("Table", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null))
        .Cast<ITransitionTable>();

    private static void RunScenarios()
    {
        var types = typeof(TransitionCoverageTests).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(Runs.FourWays).Namespace && t.Name.EndsWith("Tests", StringComparison.Ordinal));
        foreach (var type in types)
        {
            foreach (var method in type.GetMethods())
            {
                foreach (var arguments in Cases(method))
                {
                    method.Invoke(Activator.CreateInstance(type), arguments);
                }
            }
        }
    }

    private static IEnumerable<object?[]> Cases(MethodInfo method)
    {
        if (method.GetCustomAttribute<TestAttribute>() is not null && method.GetParameters().Length == 0)
        {
            yield return [];
        }

        foreach (var testCase in method.GetCustomAttributes<TestCaseAttribute>())
        {
            yield return testCase.Arguments;
        }
    }
}
