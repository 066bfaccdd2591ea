namespace Aios.Temporal.Server.Visibility.Parsing;

/// <summary>What a piece of query text is.</summary>
internal enum QueryTokenKind
{
    /// <summary>Name or keyword; <c>IsQuoted</c> rules out the keyword.</summary>
    Word,
    Text,
    Number,
    Symbol,
    End,
}

/// <summary>A piece of query text. <paramref name="Position"/> counts characters from 1.</summary>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text, int Position, bool IsQuoted = false)
{
    public bool IsSymbol(string symbol) => Kind == QueryTokenKind.Symbol && Text == symbol;

    public bool IsKeyword(string keyword) =>
        Kind == QueryTokenKind.Word && !IsQuoted && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Kind switch
    {
        QueryTokenKind.End => "end of query",
        QueryTokenKind.Text => $"string '{Text}' at position {Position}",
        _ => $"'{Text}' at position {Position}",
    };
}
