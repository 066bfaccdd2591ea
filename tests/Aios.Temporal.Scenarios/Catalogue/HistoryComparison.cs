namespace Aios.Scenarios.Catalogue;

/// <summary>Which part of two histories of one scenario must be equal (event types only; ids and times differ).</summary>
public enum HistoryComparison
{
    /// <summary>Every event, in order.</summary>
    Exact,

    /// <summary>Every event except those of workflow tasks, in order: where tasks are cut depends on timing.</summary>
    WithoutTasks,

    /// <summary>Every event except those of workflow tasks, in any order: independent things finish in any order.</summary>
    Unordered,

    /// <summary>Nothing: the number of events depends on timing.</summary>
    None,
}
