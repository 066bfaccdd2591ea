using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Visibility;
using Aios.Temporal.Server.Visibility.Parsing;
using Grpc.Core;

namespace Aios.Temporal.Server.Tests.Visibility;

[TestFixture]
internal sealed class QueryParserTests
{
    private static readonly Dictionary<string, IndexedValueType> Custom = new(StringComparer.Ordinal)
    {
        ["CustomInt"] = IndexedValueType.Int,
        ["CustomText"] = IndexedValueType.Text,
        ["CustomBool"] = IndexedValueType.Bool,
        ["CustomList"] = IndexedValueType.KeywordList,
    };

    [TestCase("")]
    [TestCase("GROUP BY ExecutionStatus")]
    [TestCase("WorkflowId=\"x\"")]
    [TestCase("`ExecutionStatus`=\"Running\" AND `TemporalReportedProblems` IN (\"category=WorkflowTaskFailed\",\"category=WorkflowTaskTimedOut\")")]
    [TestCase("ParentWorkflowId=\"p\" AND ParentRunId=\"r\"")]
    [TestCase("TemporalNamespaceDivision=\"TemporalScheduler\" AND ExecutionStatus=\"Running\"")]
    [TestCase("StartTime BETWEEN '2024-01-01T00:00:00Z' AND '2024-02-01T00:00:00.123456789+01:00' GROUP BY ExecutionStatus")]
    [TestCase("WorkflowType starts_with 'Order' and (CustomInt in (1, -2) or CloseTime is null)")]
    [TestCase("ExecutionDuration > '1h30m' OR ExecutionDuration < '01:30:00' OR ExecutionDuration = 5")]
    [TestCase("ExecutionStatus = 'WORKFLOW_EXECUTION_STATUS_TIMED_OUT' OR ExecutionStatus = 1")]
    [TestCase("NOT CustomBool = true ORDER BY StartTime DESC, CustomInt")]
    public void Parse_QueriesOfTools_AreAccepted(string query) => Assert.That(() => Parse(query), Throws.Nothing);

    [TestCase("Nope = 'x'", "invalid query: invalid search attribute: Nope (at position 1)")]
    [TestCase("WorkflowId = x", "invalid query: unexpected 'x' at position 14: expected a value; strings need quotes")]
    [TestCase("WorkflowId = ", "invalid query: unexpected end of query: expected a value")]
    [TestCase("WorkflowId 'x'", "invalid query: unexpected string 'x' at position 12: expected an operator")]
    [TestCase("WorkflowId = 'x", "invalid query: the quote ' at position 14 is not closed")]
    [TestCase("(WorkflowId = 'x'", "invalid query: unexpected end of query: expected ')'")]
    [TestCase("WorkflowId = 'x' LIMIT 5", "invalid query: LIMIT at position 18 is not supported")]
    [TestCase("WorkflowId = 'x' WorkflowId", "invalid query: unexpected 'WorkflowId' at position 18")]
    [TestCase("WorkflowId = 5", "invalid query: '5' at position 14 is not a value of WorkflowId")]
    [TestCase("CustomInt = 1.5", "invalid query: '1.5' at position 13 is not a value of CustomInt, which is a whole number")]
    [TestCase("CustomText > 'a'", "invalid query: operator '>' at position 12 is not supported for CustomText of type Text")]
    [TestCase("CustomList STARTS_WITH 'a'", "invalid query: operator 'STARTS_WITH' at position 12 is not supported for CustomList")]
    [TestCase("StartTime > 'yesterday'", "invalid query: string 'yesterday' at position 13 is not a value of StartTime")]
    [TestCase("ExecutionStatus = 'Sleeping'", "invalid query: string 'Sleeping' at position 19 is not a value of ExecutionStatus")]
    [TestCase("GROUP BY WorkflowType", "invalid query: GROUP BY WorkflowType at position 10 is not supported")]
    [TestCase("ORDER BY CustomText", "invalid query: ORDER BY CustomText at position 10 is not supported")]
    [TestCase("WorkflowId = 'x' & 1", "invalid query: unexpected character '&' at position 18")]
    public void Parse_Mistake_IsNamedWithItsPosition(string query, string message) =>
        Assert.That(() => Parse(query), Throws.TypeOf<ServiceException>()
            .With.Message.StartsWith(message)
            .And.Property(nameof(ServiceException.Code)).EqualTo(StatusCode.InvalidArgument));

    [Test]
    public void Parse_DeepNesting_IsRefused() =>
        Assert.That(() => Parse(new string('(', 5000)), Throws.TypeOf<ServiceException>().With.Message.Contains("within each other"));

    [Test]
    public void Parse_ManyComparisons_AreRefused() =>
        Assert.That(
            () => Parse(string.Join(" OR ", Enumerable.Repeat("CustomInt = 1", VisibilityLimits.Comparisons + 1))),
            Throws.TypeOf<ServiceException>().With.Message.Contains("comparisons"));

    [Test]
    public void Parse_Aliases_MeanTheFullName()
    {
        Assert.That(FieldOf("ScheduleId = 'x'"), Is.EqualTo("WorkflowId"));
        Assert.That(FieldOf("ScheduledById = 'x'"), Is.EqualTo("TemporalScheduledById"));
        Assert.That(FieldOf("TemporalBuildIds = 'x'"), Is.EqualTo("BuildIds"));
    }

    [Test]
    public void Parse_Not_TurnsOperatorsAround()
    {
        var filter = (VisibilityFilter.And)Parse("NOT (CustomInt < 1 OR CustomInt IS NULL) AND TemporalNamespaceDivision = 'x'").Filter!;
        var both = (VisibilityFilter.And)filter.Left;

        Assert.That(((VisibilityFilter.Compare)both.Left).Operator, Is.EqualTo(VisibilityOperator.GreaterOrEqual));
        Assert.That(((VisibilityFilter.Compare)both.Right).Operator, Is.EqualTo(VisibilityOperator.IsNotNull));
    }

    // The division condition comes first.
    private static string FieldOf(string query) =>
        ((VisibilityFilter.Compare)((VisibilityFilter.And)Parse(query).Filter!).Right).Field.Name;

    private static VisibilityQuery Parse(string query) => QueryParser.Parse(query, name => VisibilityFields.Find(name, Custom));
}
