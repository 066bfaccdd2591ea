using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Visibility;

namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>A query as SQL. Values are always parameters; names of columns come from here alone.</summary>
internal sealed class VisibilitySql
{
    private readonly List<object?> values = [];

    public object?[] Values => [.. values];

    public string Value(object? value)
    {
        values.Add(value);
        return $"${values.Count}";
    }

    /// <param name="namespaceId">Only its runs.</param>
    /// <param name="filter">Null: all of them.</param>
    /// <param name="byValues">Find the runs by their attributes: the plus keeps SQLite from walking the runs in list order instead.</param>
    public string Condition(string namespaceId, VisibilityFilter? filter, bool byValues)
    {
        var space = $"{(byValues ? "+" : string.Empty)}v.namespace = {Value(namespaceId)}";
        return filter is null ? space : $"{space} AND {Condition(filter)}";
    }

    /// <summary>The field's value as an expression over the row <c>v</c>. Not for lists and texts.</summary>
    public string Expression(VisibilityField field) => Column(field)
        ?? $"(SELECT value FROM search_values WHERE run = v.run AND name = {Value(field.Name)} AND type = {Value((long)field.Type)})";

    // No NOT is left in a filter, so it does not matter that SQL says NULL where the record filter says false.
    private string Condition(VisibilityFilter filter) => filter switch
    {
        VisibilityFilter.And both => $"({Condition(both.Left)} AND {Condition(both.Right)})",
        VisibilityFilter.Or either => $"({Condition(either.Left)} OR {Condition(either.Right)})",
        VisibilityFilter.Compare compare => Column(compare.Field) is { } column ? Comparison(column, compare.Operator, compare.Values) : Attribute(compare),
        _ => throw new InvalidOperationException($"unknown filter {filter.GetType().Name}"),
    };

    private string Attribute(VisibilityFilter.Compare compare)
    {
        var found = Found(compare);
        return compare.Operator == VisibilityOperator.IsNull || IsNegativeMany(compare)
            ? $"NOT EXISTS(SELECT 1 FROM search_values WHERE run = v.run AND {found})"
            : $"v.run IN (SELECT run FROM search_values WHERE {found})";
    }

    /// <summary>Condition over <c>search_values</c>: what must be there, or for the negative operators must not.</summary>
    public string Found(VisibilityFilter.Compare compare)
    {
        var attribute = $"name = {Value(compare.Field.Name)} AND type = {Value((long)compare.Field.Type)}";
        if (compare.Operator is VisibilityOperator.IsNull or VisibilityOperator.IsNotNull)
        {
            return attribute;
        }

        return compare.Field.Type switch
        {
            IndexedValueType.Text => $"{attribute} AND value IN ({List(IndexedValues.Tokens((string)compare.Values[0]))})",
            IndexedValueType.KeywordList => $"{attribute} AND value IN ({List(compare.Values)})",
            _ => $"{attribute} AND {Comparison("value", compare.Operator, compare.Values)}",
        };
    }

    /// <summary>True when runs without a value match too.</summary>
    public static bool IsNegativeMany(VisibilityFilter.Compare compare) =>
        compare.Field.Type is IndexedValueType.KeywordList or IndexedValueType.Text
        && compare.Operator is (VisibilityOperator.NotEqual or VisibilityOperator.NotIn);

    private string Comparison(string left, VisibilityOperator comparison, IReadOnlyList<object> with) => comparison switch
    {
        VisibilityOperator.Equal => $"{left} = {Literal(with[0])}",
        VisibilityOperator.NotEqual => $"{left} <> {Literal(with[0])}",
        VisibilityOperator.Less => $"{left} < {Literal(with[0])}",
        VisibilityOperator.LessOrEqual => $"{left} <= {Literal(with[0])}",
        VisibilityOperator.Greater => $"{left} > {Literal(with[0])}",
        VisibilityOperator.GreaterOrEqual => $"{left} >= {Literal(with[0])}",
        VisibilityOperator.In => $"{left} IN ({List(with)})",
        VisibilityOperator.NotIn => $"{left} NOT IN ({List(with)})",
        VisibilityOperator.Between => $"{left} BETWEEN {Literal(with[0])} AND {Literal(with[1])}",
        VisibilityOperator.NotBetween => $"{left} NOT BETWEEN {Literal(with[0])} AND {Literal(with[1])}",
        VisibilityOperator.StartsWith => Prefix(left, (string)with[0]),
        VisibilityOperator.NotStartsWith => $"NOT {Prefix(left, (string)with[0])}",
        VisibilityOperator.IsNull => $"{left} IS NULL",
        VisibilityOperator.IsNotNull => $"{left} IS NOT NULL",
        _ => throw new InvalidOperationException($"unknown operator {comparison}"),
    };

    // A range and not LIKE: uses the index, and has no wildcards to escape.
    private string Prefix(string left, string prefix) => Utf8Order.AfterPrefix(prefix) is { } end
        ? $"({left} >= {Value(prefix)} AND {left} < {Value(end)})"
        : $"({left} >= {Value(prefix)})";

    private string List(IReadOnlyList<object> list) => string.Join(", ", list.Select(Literal));

    private string Literal(object value) => Value(VisibilityTables.Stored(value));

    public static bool IsColumn(VisibilityField field) => Column(field) is not null;

    private static string? Column(VisibilityField field) => field.Name == SearchAttributeNames.NamespaceDivision
        ? "v.division"
        : !field.IsSystem ? null : field.Name switch
        {
            "WorkflowId" => "v.workflow_id",
            "RunId" => "v.run_id",
            "WorkflowType" => "v.workflow_type",
            "TaskQueue" => "v.task_queue",
            SearchAttributeNames.ExecutionStatus => "v.status",
            "ParentWorkflowId" => "v.parent_workflow_id",
            "ParentRunId" => "v.parent_run_id",
            "RootWorkflowId" => "v.root_workflow_id",
            "RootRunId" => "v.root_run_id",
            "StartTime" => "v.start_time",
            "ExecutionTime" => "v.execution_time",
            SearchAttributeNames.CloseTime => "v.close_time",
            "HistoryLength" => "v.history_length",
            "HistorySizeBytes" => "v.history_size",
            "StateTransitionCount" => "v.transitions",
            SearchAttributeNames.ExecutionDuration => "((v.close_time - v.execution_time) * 100)",
            _ => throw new InvalidOperationException($"no column for {field.Name}"),
        };
}
