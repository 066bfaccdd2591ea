namespace Aios.Temporal.Server.Visibility.Parsing;

/// <summary>Reads tokens one after the other.</summary>
internal sealed class QueryCursor(List<QueryToken> tokens)
{
    private int index;

    /// <summary>Comparisons read so far.</summary>
    public int Comparisons { get; set; }

    public QueryToken Current => tokens[index];

    public bool AtEnd => Current.Kind == QueryTokenKind.End;

    public bool IsAt(string keyword) => Current.IsKeyword(keyword);

    public QueryToken Take()
    {
        var token = Current;
        if (!AtEnd)
        {
            index++;
        }

        return token;
    }

    public bool TryTake(string keyword) => Take(Current.IsKeyword(keyword));

    public void Take(string keyword)
    {
        if (!TryTake(keyword))
        {
            throw QueryErrors.Unexpected(Current, keyword);
        }
    }

    public bool TryTakeSymbol(string symbol) => Take(Current.IsSymbol(symbol));

    public void TakeSymbol(string symbol)
    {
        if (!TryTakeSymbol(symbol))
        {
            throw QueryErrors.Unexpected(Current, $"'{symbol}'");
        }
    }

    public QueryToken TakeName() => Current.Kind == QueryTokenKind.Word
        ? Take()
        : throw QueryErrors.Unexpected(Current, "the name of a search attribute");

    private bool Take(bool isThere)
    {
        index += isThere ? 1 : 0;
        return isThere;
    }
}
