using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Definitions;

/// <summary>AIOS0106: a validator belongs to an update handler and has its parameters.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ValidatorSignatureRule : DefinitionRule
{
    private const string Attribute = "WorkflowUpdateValidatorAttribute";

    /// <summary>Creates the rule.</summary>
    public ValidatorSignatureRule()
        : base(RuleIds.ValidatorSignature, "An update validator is a void method with the parameters of its update handler")
    {
    }

    /// <inheritdoc/>
    protected override void Check(INamedTypeSymbol type, Action<ISymbol, string> report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (IMethodSymbol validator in HandlerShape.Methods(type, Attribute))
        {
            string target = HandlerShape.GivenName(SdkNames.FindAttribute(validator, Attribute)!) ?? string.Empty;
            string? problem = Problem(type, validator, target)
                ?? (seen.Add(target) ? null : "is a second validator of " + target + "; keep one");
            if (problem is not null)
            {
                report(validator, problem + " (a [WorkflowUpdateValidator])");
            }
        }
    }

    private static string? Problem(INamedTypeSymbol type, IMethodSymbol validator, string target)
    {
        IMethodSymbol? update = HandlerShape.Methods(type, "WorkflowUpdateAttribute")
            .FirstOrDefault(method => string.Equals(method.Name, target, StringComparison.Ordinal));
        if (update is null)
        {
            return "names '" + target + "', which is not a [WorkflowUpdate] method of this type; use nameof of the handler";
        }

        if (HandlerShape.CommonProblem(validator) is { } problem)
        {
            return problem;
        }

        if (!validator.ReturnsVoid)
        {
            return "must return void: it rejects by throwing";
        }

        return HandlerShape.SameParameters(validator, update) ? null : "must have the same parameters as " + target;
    }
}
