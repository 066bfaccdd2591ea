using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Tests.Harness;

/// <summary>Applies a fix to the one diagnostic of a rule and compares the file with the expected one, against both SDKs.</summary>
internal static class VerifyFix
{
    /// <summary>Fixes statements of a workflow's run method; the result must compile and satisfy the rule.</summary>
    public static Task InWorkflowAsync<TRule, TFix>(string body, string expected, string members = "")
        where TRule : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        InFileAsync<TRule, TFix>(Sources.Workflow(body, members), Sources.Workflow(expected, members));

    /// <summary>Fixes a whole file.</summary>
    public static async Task InFileAsync<TRule, TFix>(string source, string expected)
        where TRule : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        foreach (string root in Sdk.Roots)
        {
            string? actual = await ApplyAsync<TRule, TFix>(source.Replace(Sources.Root, root, StringComparison.Ordinal), root);
            Assert.That(actual, Is.EqualTo(expected.Replace(Sources.Root, root, StringComparison.Ordinal)));
            Assert.That(await Verify.ReportAsync(Verify.Compile(actual!, root), new TRule()), Is.Empty, "The fixed file is clean");
        }
    }

    /// <summary>The rule reports, but the fix leaves the decision to a person.</summary>
    public static async Task NoneInWorkflowAsync<TRule, TFix>(string body)
        where TRule : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        string source = Sources.Workflow(body).Replace(Sources.Root, Sdk.Official, StringComparison.Ordinal);
        Assert.That(await ApplyAsync<TRule, TFix>(source, Sdk.Official), Is.Null);
    }

    private static async Task<string?> ApplyAsync<TRule, TFix>(string source, string root)
        where TRule : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        Diagnostic diagnostic = (await Verify.ReportAsync(Verify.Compile(source, root), new TRule())).Single();
        using var workspace = new AdhocWorkspace();
        Document document = workspace.AddProject("Test", LanguageNames.CSharp)
            .WithMetadataReferences(Sdk.References(root))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .AddDocument("Test.cs", source, filePath: "Test.cs");
        var actions = new List<CodeAction>();
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        if (actions.Count == 0)
        {
            return null;
        }

        ApplyChangesOperation change = (await actions.Single().GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
