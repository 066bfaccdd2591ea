using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Server.Visibility;

/// <summary>The attributes that every namespace has (server semantics 8.4).</summary>
internal static class SearchAttributeNames
{
    public const string NamespaceDivision = "TemporalNamespaceDivision";
    public const string ExecutionStatus = "ExecutionStatus";
    public const string ExecutionDuration = "ExecutionDuration";
    public const string CloseTime = "CloseTime";

    /// <summary>Names that begin so belong to the server.</summary>
    public const string ReservedPrefix = "Temporal";

    /// <summary>Names that begin so may be grouped by, whatever comes after.</summary>
    public const string GroupablePrefix = "TemporalLowCardinalityKeyword";

    /// <summary>Columns of the record; nobody sets them.</summary>
    public static IReadOnlyDictionary<string, IndexedValueType> System { get; } = new Dictionary<string, IndexedValueType>(StringComparer.Ordinal)
    {
        ["WorkflowId"] = IndexedValueType.Keyword,
        ["RunId"] = IndexedValueType.Keyword,
        ["WorkflowType"] = IndexedValueType.Keyword,
        ["TaskQueue"] = IndexedValueType.Keyword,
        [ExecutionStatus] = IndexedValueType.Keyword,
        ["ParentWorkflowId"] = IndexedValueType.Keyword,
        ["ParentRunId"] = IndexedValueType.Keyword,
        ["RootWorkflowId"] = IndexedValueType.Keyword,
        ["RootRunId"] = IndexedValueType.Keyword,
        ["StartTime"] = IndexedValueType.Datetime,
        ["ExecutionTime"] = IndexedValueType.Datetime,
        [CloseTime] = IndexedValueType.Datetime,
        ["HistoryLength"] = IndexedValueType.Int,
        ["HistorySizeBytes"] = IndexedValueType.Int,
        ["StateTransitionCount"] = IndexedValueType.Int,
        [ExecutionDuration] = IndexedValueType.Int,
    };

    /// <summary>Stored with the attributes of users.</summary>
    public static IReadOnlyDictionary<string, IndexedValueType> Predefined { get; } = new Dictionary<string, IndexedValueType>(StringComparer.Ordinal)
    {
        ["TemporalChangeVersion"] = IndexedValueType.KeywordList,
        ["BinaryChecksums"] = IndexedValueType.KeywordList,
        ["BuildIds"] = IndexedValueType.KeywordList,
        ["TemporalPauseInfo"] = IndexedValueType.KeywordList,
        ["TemporalReportedProblems"] = IndexedValueType.KeywordList,
        ["TemporalUsedWorkerDeploymentVersions"] = IndexedValueType.KeywordList,
        ["BatcherNamespace"] = IndexedValueType.Keyword,
        ["BatcherUser"] = IndexedValueType.Keyword,
        ["TemporalScheduledById"] = IndexedValueType.Keyword,
        [NamespaceDivision] = IndexedValueType.Keyword,
        ["TemporalWorkerDeployment"] = IndexedValueType.Keyword,
        ["TemporalWorkerDeploymentVersion"] = IndexedValueType.Keyword,
        ["TemporalWorkflowVersioningBehavior"] = IndexedValueType.Keyword,
        ["TemporalScheduledStartTime"] = IndexedValueType.Datetime,
        ["TemporalSchedulePaused"] = IndexedValueType.Bool,
    };

    /// <summary>Predefined ones that clients and workers may set.</summary>
    public static IReadOnlySet<string> Settable { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "TemporalChangeVersion", "BinaryChecksums", "BuildIds", "BatcherNamespace", "BatcherUser",
        "TemporalScheduledById", "TemporalScheduledStartTime", "TemporalSchedulePaused", NamespaceDivision,
    };

    public static bool IsReserved(string name) =>
        name.StartsWith(ReservedPrefix, StringComparison.Ordinal) || System.ContainsKey(name) || Predefined.ContainsKey(name);

    public static bool IsGroupable(string name) =>
        name is ExecutionStatus or NamespaceDivision || name.StartsWith(GroupablePrefix, StringComparison.Ordinal);
}
