using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Aios.Temporal.Analyzers.Fixes;

/// <summary>Writes expressions on the class <c>Workflow</c> of the SDK that the fixed file uses.</summary>
internal sealed class WorkflowApi
{
    private readonly string root;

    private WorkflowApi(string root) => this.root = root;

    /// <summary>The API as seen at a position, or null if the compilation has no SDK.</summary>
    public static WorkflowApi? At(SemanticModel model, int position)
    {
        INamedTypeSymbol? visible = model.LookupNamespacesAndTypes(position, name: "Workflow")
            .OfType<INamedTypeSymbol>().FirstOrDefault(SdkNames.IsWorkflowClass);
        string? found = visible is null
            ? SdkNames.Roots.FirstOrDefault(root => model.Compilation.GetTypesByMetadataName(root + ".Workflows.Workflow").Length > 0)
            : SdkNames.RootOf(MemberNames.Of(visible));
        return found is null ? null : new WorkflowApi(found);
    }

    /// <summary><c>Workflow.Name</c>, as short as the file's usings allow.</summary>
    public ExpressionSyntax Member(SimpleNameSyntax name) => SyntaxFactory.MemberAccessExpression(
        SyntaxKind.SimpleMemberAccessExpression,
        SyntaxFactory.ParseExpression("global::" + root + ".Workflows.Workflow").WithAdditionalAnnotations(Simplifier.Annotation),
        name);

    /// <summary><c>Workflow.Name</c>, as short as the file's usings allow.</summary>
    public ExpressionSyntax Member(string name) => Member(SyntaxFactory.IdentifierName(name));

    /// <summary><c>Workflow.Name(arguments)</c>.</summary>
    public ExpressionSyntax Call(string name, ArgumentListSyntax? arguments = null) =>
        SyntaxFactory.InvocationExpression(Member(name), arguments ?? SyntaxFactory.ArgumentList());

    /// <summary><c>Workflow.NewName(arguments)</c> for a call of another static method; type arguments stay.</summary>
    public ExpressionSyntax Redirect(InvocationExpressionSyntax call, string name) => SyntaxFactory.InvocationExpression(
        Member(call.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax generic }
            ? generic.WithIdentifier(SyntaxFactory.Identifier(name))
            : SyntaxFactory.IdentifierName(name)),
        call.ArgumentList);
}
