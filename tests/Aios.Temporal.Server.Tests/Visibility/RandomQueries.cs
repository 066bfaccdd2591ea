using System.Globalization;
using System.Text.Json;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Storage;
using Aios.Temporal.Server.Visibility;
using Google.Protobuf;

namespace Aios.Temporal.Server.Tests.Visibility;

/// <summary>Records and queries with few distinct values, so that most queries find something and miss something.</summary>
internal sealed class RandomQueries(int seed)
{
    public static readonly Dictionary<string, IndexedValueType> Custom = new(StringComparer.Ordinal)
    {
        ["Word"] = IndexedValueType.Keyword,
        ["Words"] = IndexedValueType.KeywordList,
        ["Prose"] = IndexedValueType.Text,
        ["Whole"] = IndexedValueType.Int,
        ["Real"] = IndexedValueType.Double,
        ["Flag"] = IndexedValueType.Bool,
        ["Moment"] = IndexedValueType.Datetime,
    };

    private static readonly string[] Strings = ["", "a", "ab", "abc", "b", "Ab", "a%", "é", "\U0001F600", "\uFFFD", "it's"];
    private static readonly string[] Texts = ["", "one two", "Two THREE", "three-four", "...", "one"];
    private static readonly DateTime Epoch = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Random random = new(seed);

    public VisibilityRecord Record(int index)
    {
        var status = Pick(Enum.GetValues<WorkflowExecutionStatus>().Skip(1).ToArray());
        var start = Epoch.AddSeconds(random.Next(5));
        var record = new VisibilityRecord
        {
            Key = new("n", Pick(Strings) + "w", $"run-{index:d4}"),
            WorkflowType = Pick(Strings) + "t",
            TaskQueue = "queue",
            Status = status,
            StartTime = start,
            ExecutionTime = start.AddSeconds(random.Next(2)),
            CloseTime = status is WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Paused ? null : start.AddSeconds(1 + random.Next(4)),
            HistoryLength = random.Next(4),
            ParentWorkflowId = Pick(Strings),
            SearchAttributes = new(),
        };
        foreach (var (name, type) in Custom.Where(_ => random.Next(3) > 0))
        {
            var payload = new Payload { Data = ByteString.CopyFrom(JsonSerializer.SerializeToUtf8Bytes(Value(type))) };
            SearchAttributeValues.SetType(payload, type);
            record.SearchAttributes.IndexedFields[name] = payload;
        }

        if (random.Next(10) == 0)
        {
            record.SearchAttributes.IndexedFields[SearchAttributeNames.NamespaceDivision] = SearchAttributeValues.Encode("Division");
        }

        return record;
    }

    public string Filter(int depth = 3) => depth == 0 || random.Next(3) == 0 ? Comparison() : random.Next(4) switch
    {
        0 => $"NOT ({Filter(depth - 1)})",
        1 => $"({Filter(depth - 1)} OR {Filter(depth - 1)})",
        2 => $"{Filter(depth - 1)} and {Filter(depth - 1)}",
        _ => $"({Filter(depth - 1)})",
    };

    public string OrderBy() => random.Next(2) == 0
        ? string.Empty
        : " ORDER BY " + Pick("Word", "Whole", "Real", "Flag", "Moment", "WorkflowType", "CloseTime", "ExecutionDuration") + Pick("", " DESC", " ASC")
            + Pick("", ", WorkflowId DESC");

    private string Comparison()
    {
        switch (random.Next(4))
        {
            case 0:
                return random.Next(4) switch
                {
                    0 => $"ExecutionStatus {Pick("=", "!=")} '{Pick("Running", "Completed", "TimedOut")}'",
                    1 => $"ExecutionDuration {Pick("<", ">=", "=")} '{random.Next(5)}s'",
                    2 => $"CloseTime {Pick("IS NULL", "IS NOT NULL", $"> '{Time()}'", $"between '{Time()}' and '{Time()}'")}",
                    _ => $"TemporalNamespaceDivision {Pick("IS NULL", "= 'Division'", "IS NOT NULL")}",
                };
            case 1:
                return Compare(Pick("WorkflowId", "WorkflowType", "ParentWorkflowId"), IndexedValueType.Keyword);
            default:
                var (name, type) = Pick(Custom.ToArray());
                return Compare($"`{name}`", type);
        }
    }

    private string Compare(string field, IndexedValueType type)
    {
        if (random.Next(8) == 0)
        {
            return $"{field} {Pick("IS NULL", "IS NOT NULL")}";
        }

        var isOrdered = type is IndexedValueType.Int or IndexedValueType.Double or IndexedValueType.Datetime or IndexedValueType.Keyword;
        var mayList = isOrdered || type == IndexedValueType.KeywordList;
        return random.Next(5) switch
        {
            0 when mayList => $"{field} {Pick("IN", "NOT IN")} ({Literal(type)}, {Literal(type)})",
            1 when isOrdered => $"{field} {Pick("BETWEEN", "NOT BETWEEN")} {Literal(type)} AND {Literal(type)}",
            2 when isOrdered => $"{field} {Pick("<", "<=", ">", ">=")} {Literal(type)}",
            3 when type == IndexedValueType.Keyword => $"{field} {Pick("STARTS_WITH", "NOT STARTS_WITH")} {Literal(type)}",
            _ => $"{field} {Pick("=", "!=", "<>")} {Literal(type)}",
        };
    }

    private string Literal(IndexedValueType type) => type switch
    {
        IndexedValueType.Int => random.Next(-2, 3).ToString(CultureInfo.InvariantCulture),
        IndexedValueType.Double => (random.Next(-2, 3) / 2.0).ToString(CultureInfo.InvariantCulture),
        IndexedValueType.Bool => Pick("true", "false"),
        IndexedValueType.Datetime => $"'{Time()}'",
        IndexedValueType.Text => $"'{Pick(Texts)}'",
        _ => $"\"{Pick(Strings)}\"",
    };

    private object Value(IndexedValueType type) => type switch
    {
        IndexedValueType.Int => random.Next(-2, 3),
        IndexedValueType.Double => random.Next(-2, 3) / 2.0,
        IndexedValueType.Bool => random.Next(2) == 0,
        IndexedValueType.Datetime => Time(),
        IndexedValueType.Text => Pick(Texts),
        IndexedValueType.KeywordList => Enumerable.Range(0, random.Next(3)).Select(_ => Pick(Strings)).ToArray(),
        _ => Pick(Strings),
    };

    private string Time() => Epoch.AddSeconds(random.Next(6)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
