using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Tests.Harness;

/// <summary>Runs one rule over marked source, against both SDKs, and compares what it reports with the marks.</summary>
internal static class Verify
{
    /// <summary>Checks statements of a workflow's run method.</summary>
    public static Task<IReadOnlyList<Diagnostic>> InWorkflowAsync<TRule>(string body, string members = "", string types = "")
        where TRule : DiagnosticAnalyzer, new() =>
        InFileAsync<TRule>(Sources.Workflow(body, members, types));

    /// <summary>Checks a whole file.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> InFileAsync<TRule>(string source, string path = "Test.cs")
        where TRule : DiagnosticAnalyzer, new()
    {
        var all = new List<Diagnostic>();
        foreach (string root in Sdk.Roots)
        {
            Markup markup = Markup.Parse(source.Replace(Sources.Root, root, StringComparison.Ordinal));
            ImmutableArray<Diagnostic> found = await ReportAsync(Compile(markup.Text, root, path), new TRule());
            Assert.That(
                found.Select(diagnostic => Show(markup.Text, diagnostic.Location.SourceSpan)),
                Is.EqualTo(markup.Spans.Select(span => Show(markup.Text, span))),
                $"Reported against {root}: {string.Join(Environment.NewLine, found)}");
            all.AddRange(found);
        }

        return all;
    }

    /// <summary>What the rule reports on a compilation, in order of place, without what the source suppresses.</summary>
    public static async Task<ImmutableArray<Diagnostic>> ReportAsync(Compilation compilation, DiagnosticAnalyzer rule)
    {
        CompilationWithAnalyzers withRule = compilation.WithAnalyzers([rule], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (error, _, _) => throw new InvalidOperationException("The rule failed.", error),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> found = await withRule.GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>Compiles without errors, or fails the test.</summary>
    public static CSharpCompilation Compile(string source, string root, string path = "Test.cs")
    {
        var compilation = CSharpCompilation.Create(
            "Test" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), path)],
            Sdk.References(root),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.That(
            compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
            Is.Empty,
            "The test's own source must compile against " + root);
        return compilation;
    }

    private static string Show(string text, Microsoft.CodeAnalysis.Text.TextSpan span) => span + " " + text.Substring(span.Start, span.Length);
}
