using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aios.Temporal.Analyzers.Fixes;

/// <summary>Base of the fixes: replaces the reported node, if the rule's fix knows how.</summary>
internal abstract class WorkflowFix : CodeFixProvider
{
    private readonly string title;

    /// <summary>Creates the fix for one rule.</summary>
    protected WorkflowFix(string ruleId, string title)
    {
        FixableDiagnosticIds = ImmutableArray.Create(ruleId);
        this.title = title;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || WorkflowApi.At(model, context.Span.Start) is not { } api)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (Fix(node, model, api) is { } edit)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        title,
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(edit.Old, edit.New))),
                        equivalenceKey: title),
                    diagnostic);
            }
        }
    }

    /// <summary>The edit that repairs the reported node, or null if only a person can decide.</summary>
    protected abstract Replacement? Fix(SyntaxNode node, SemanticModel model, WorkflowApi api);
}
