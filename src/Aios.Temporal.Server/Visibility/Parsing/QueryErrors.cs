using Aios.Temporal.Server.Engine;

namespace Aios.Temporal.Server.Visibility.Parsing;

/// <summary>Refusals of queries; every message names the place.</summary>
internal static class QueryErrors
{
    public static ServiceException Invalid(string reason) => ServiceException.InvalidArgument($"invalid query: {reason}");

    public static ServiceException Unexpected(QueryToken found, string expected) => Invalid($"unexpected {found}: expected {expected}");

    public static ServiceException UnknownField(QueryToken name) =>
        Invalid($"invalid search attribute: {name.Text} (at position {name.Position})");
}
