using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Tests;

/// <summary>What holds for the rules as a whole.</summary>
internal sealed class RuleCatalogueTests
{
    private static readonly DiagnosticDescriptor[] Rules = [.. Make<DiagnosticAnalyzer>().SelectMany(rule => rule.SupportedDiagnostics)];

    [Test]
    public void Rules_Ids_AreUniqueAndDeclared() =>
        Assert.That(
            Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            Is.EqualTo(typeof(RuleIds).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal)));

    [Test]
    public void Rules_Severities_AreErrorsButTheEndlessLoop() =>
        Assert.That(
            Rules.Where(rule => rule.DefaultSeverity != DiagnosticSeverity.Error || !rule.IsEnabledByDefault).Select(rule => rule.Id),
            Is.EqualTo(new[] { RuleIds.UnboundedLoop }));

    [Test]
    public void Rules_Documentation_HasARowForEach()
    {
        string document = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "workflow-rules.md"));
        Assert.That(Rules.Where(rule => !document.Contains($"| {rule.Id} |", StringComparison.Ordinal)).Select(rule => rule.Id), Is.Empty);
    }

    [Test]
    public void Fixes_Each_BelongToARuleAndFixAll()
    {
        foreach (CodeFixProvider fix in Make<CodeFixProvider>())
        {
            Assert.That(fix.FixableDiagnosticIds, Is.SubsetOf(Rules.Select(rule => rule.Id)));
            Assert.That(fix.GetFixAllProvider(), Is.Not.Null);
        }
    }

    private static IEnumerable<T> Make<T>() => typeof(RuleIds).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(T)))
        .Select(type => (T)Activator.CreateInstance(type)!);

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Aios.Orchestrator.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run inside the repository.");
    }
}
