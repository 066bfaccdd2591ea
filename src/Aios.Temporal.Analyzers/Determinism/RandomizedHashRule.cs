using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0018: workflow code computes a hash code that each process salts differently.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RandomizedHashRule : MemberRule
{
    private const string StableHash = "a stable hash of the content, such as SHA256.HashData";

    /// <summary>Creates the rule.</summary>
    public RandomizedHashRule()
        : base(Describe(
            RuleIds.RandomizedHash,
            "Workflow code must not depend on salted hash codes",
            "'{0}' differs between processes; use {1}"))
    {
    }

    /// <inheritdoc/>
    protected override string? Instead(ISymbol member, IOperation use) => MemberNames.OfOwner(member) switch
    {
        // Inside a GetHashCode override these are right: only collections see the result.
        _ when use.SemanticModel?.GetEnclosingSymbol(use.Syntax.SpanStart) is IMethodSymbol { Name: "GetHashCode" } => null,
        "System.HashCode" => StableHash,
        "System.Runtime.CompilerServices.RuntimeHelpers" when member.Name is "GetHashCode" => StableHash,
        "System.String" or "System.Object" when member.Name is "GetHashCode" && use is IInvocationOperation => StableHash,
        _ => null,
    };
}
