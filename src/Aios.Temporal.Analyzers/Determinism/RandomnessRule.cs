using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0002: workflow code draws random values that are not tied to the run.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RandomnessRule : MemberRule
{
    private const string Random = "Workflow.Random, which is seeded by the run";

    /// <summary>Creates the rule.</summary>
    public RandomnessRule()
        : base(Describe(
            RuleIds.Randomness,
            "Workflow code must take random values from the workflow",
            "'{0}' gives other values on replay; use {1}"))
    {
    }

    /// <inheritdoc/>
    protected override string? Instead(ISymbol member, IOperation use) => MemberNames.OfOwner(member) switch
    {
        "System.Random" when member.IsStatic => Random,
        "System.Random" when use is IObjectCreationOperation { Arguments.Length: 0 } => Random,
        "System.Security.Cryptography.RandomNumberGenerator" => Random,
        "System.Security.Cryptography.RNGCryptoServiceProvider" => Random,
        _ => null,
    };
}
