namespace Aios.Temporal.Server.Visibility;

/// <summary>Limits of queries and of search attributes.</summary>
internal static class VisibilityLimits
{
    /// <summary>Characters of a query.</summary>
    public const int QueryLength = 64 * 1024;

    /// <summary>Comparisons of a query.</summary>
    public const int Comparisons = 300;

    /// <summary>Values of one IN.</summary>
    public const int ListedValues = 1000;

    /// <summary>Parentheses and NOTs within each other.</summary>
    public const int Nesting = 50;

    /// <summary>Records on a page; also the default.</summary>
    public const int PageSize = 1000;

    /// <summary>Search attributes set by one call.</summary>
    public const int Attributes = 100;

    /// <summary>Bytes of one search attribute.</summary>
    public const int AttributeBytes = 2 * 1024;

    /// <summary>Bytes of all search attributes of one call.</summary>
    public const int AllAttributesBytes = 40 * 1024;
}
