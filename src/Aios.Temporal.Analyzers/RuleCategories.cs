namespace Aios.Temporal.Analyzers;

/// <summary>The two diagnostic categories of the rules.</summary>
internal static class RuleCategories
{
    /// <summary>Workflow code that could do something else when it is replayed.</summary>
    public const string Determinism = "Determinism";

    /// <summary>Workflow types whose attributes and signatures the worker would refuse at registration.</summary>
    public const string Definition = "WorkflowDefinition";
}
