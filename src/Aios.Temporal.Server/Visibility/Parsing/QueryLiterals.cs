using System.Globalization;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Schedules;

namespace Aios.Temporal.Server.Visibility.Parsing;

/// <summary>Turns a literal into a value of the field's type.</summary>
internal static class QueryLiterals
{
    private const long NanosecondsPerTick = 100;

    public static object Convert(VisibilityField field, QueryToken literal)
    {
        if (literal.Kind == QueryTokenKind.Word && !literal.IsKeyword("true") && !literal.IsKeyword("false"))
        {
            throw QueryErrors.Invalid($"unexpected {literal}: expected a value; strings need quotes");
        }

        if (literal.Kind is QueryTokenKind.Symbol or QueryTokenKind.End)
        {
            throw QueryErrors.Unexpected(literal, "a value");
        }

        return Value(field, literal) ?? throw QueryErrors.Invalid($"{literal} is not a value of {field.Name}, which is {Expectation(field)}");
    }

    private static object? Value(VisibilityField field, QueryToken literal)
    {
        if (field is { IsSystem: true, Name: SearchAttributeNames.ExecutionStatus })
        {
            return literal.Kind is QueryTokenKind.Text or QueryTokenKind.Number ? ExecutionStatusNames.Canonical(literal.Text) : null;
        }

        if (field is { IsSystem: true, Name: SearchAttributeNames.ExecutionDuration } && literal.Kind == QueryTokenKind.Text)
        {
            return Duration(literal.Text);
        }

        return (field.Type, literal.Kind) switch
        {
            (IndexedValueType.Keyword or IndexedValueType.KeywordList or IndexedValueType.Text, QueryTokenKind.Text) => literal.Text,
            (IndexedValueType.Int, QueryTokenKind.Number) => Integer(literal.Text),
            (IndexedValueType.Double, QueryTokenKind.Number) => Number(literal.Text),
            (IndexedValueType.Bool, QueryTokenKind.Word or QueryTokenKind.Text) =>
                bool.TryParse(literal.Text, out var flag) ? flag : null,
            (IndexedValueType.Datetime, QueryTokenKind.Text) => Rfc3339.TryParse(literal.Text, out var time) ? time : null,
            (IndexedValueType.Datetime, QueryTokenKind.Number) => Integer(literal.Text) is long nanoseconds ? Time(nanoseconds) : null,
            _ => null,
        };
    }

    private static object? Integer(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static object? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static object Time(long nanoseconds) => DateTime.UnixEpoch.AddTicks(nanoseconds / NanosecondsPerTick);

    private static object? Duration(string text)
    {
        if (Integer(text) is { } nanoseconds)
        {
            return nanoseconds;
        }

        try
        {
            var span = text.Contains(':', StringComparison.Ordinal) ? Clock(text) : GoDuration.Parse(text);
            return checked(span.Ticks * NanosecondsPerTick);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return null;
        }
    }

    // hh:mm:ss, where hours may exceed a day.
    private static TimeSpan Clock(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 3
            ? new TimeSpan(
                int.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture),
                int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture),
                int.Parse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture))
            : throw new FormatException(text);
    }

    private static string Expectation(VisibilityField field) => field switch
    {
        { IsSystem: true, Name: SearchAttributeNames.ExecutionStatus } => "a status such as 'Running'",
        { IsSystem: true, Name: SearchAttributeNames.ExecutionDuration } => "a duration such as '1h30m', '01:30:00', or nanoseconds",
        { Type: IndexedValueType.Datetime } => "a time such as '2024-01-31T08:30:00Z', or nanoseconds since 1970",
        { Type: IndexedValueType.Int } => "a whole number",
        { Type: IndexedValueType.Double } => "a number",
        { Type: IndexedValueType.Bool } => "true or false",
        _ => $"a {field.Type}: a string in quotes",
    };
}
