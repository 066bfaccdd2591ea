using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Definitions;

/// <summary>AIOS0107: handler names are unique, not reserved, and overrides repeat their attribute.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HandlerNamesRule : DefinitionRule
{
    private const string ReservedPrefix = "__temporal";
    private const string AsyncSuffix = "Async";
    private static readonly string[] Kinds = { "WorkflowSignalAttribute", "WorkflowQueryAttribute", "WorkflowUpdateAttribute" };
    private static readonly string[] Inheritable = Kinds.Concat(new[] { "WorkflowRunAttribute", "WorkflowUpdateValidatorAttribute" }).ToArray();

    /// <summary>Creates the rule.</summary>
    public HandlerNamesRule()
        : base(RuleIds.HandlerNames, "Handler names are unique, not reserved, and repeated on overrides")
    {
    }

    /// <inheritdoc/>
    protected override void Check(INamedTypeSymbol type, Action<ISymbol, string> report)
    {
        foreach (string kind in Kinds)
        {
            CheckNames(type, kind, report);
        }

        foreach (ISymbol member in type.GetMembers())
        {
            string? lost = Inheritable.FirstOrDefault(kind => Overridden(member) is { } parent
                && SdkNames.HasAttribute(parent, kind) && !SdkNames.HasAttribute(member, kind));
            if (lost is not null)
            {
                report(member, "overrides a handler, so it must repeat [" + Display(lost) + "]");
            }
        }
    }

    private static void CheckNames(INamedTypeSymbol type, string kind, Action<ISymbol, string> report)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        bool dynamic = false;
        foreach (ISymbol member in type.GetMembers())
        {
            if (SdkNames.FindAttribute(member, kind) is not { } attribute)
            {
                continue;
            }

            string name = HandlerShape.GivenName(attribute) ?? DefaultName(member, kind);
            if (HandlerShape.IsDynamic(attribute))
            {
                if (HandlerShape.GivenName(attribute) is not null)
                {
                    report(member, "is dynamic and named: choose one");
                }
                else if (dynamic)
                {
                    report(member, "is a second dynamic [" + Display(kind) + "]; keep one");
                }

                dynamic = true;
            }
            else if (name.StartsWith(ReservedPrefix, StringComparison.Ordinal))
            {
                report(member, "has the handler name '" + name + "', but names that start with " + ReservedPrefix + " are reserved");
            }
            else if (!names.Add(name))
            {
                report(member, "has the handler name '" + name + "', which another [" + Display(kind) + "] of this type has too");
            }
        }
    }

    // Signals and updates lose a trailing "Async"; queries keep their name.
    private static string DefaultName(ISymbol member, string kind) =>
        kind is not "WorkflowQueryAttribute" && member.Name.Length > AsyncSuffix.Length && member.Name.EndsWith(AsyncSuffix, StringComparison.Ordinal)
            ? member.Name.Substring(0, member.Name.Length - AsyncSuffix.Length)
            : member.Name;

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private static string Display(string attribute) => attribute.Substring(0, attribute.Length - "Attribute".Length);
}
