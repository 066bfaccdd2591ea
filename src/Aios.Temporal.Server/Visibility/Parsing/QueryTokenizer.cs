using System.Text;

namespace Aios.Temporal.Server.Visibility.Parsing;

/// <summary>Cuts a query into tokens.</summary>
internal static class QueryTokenizer
{
    private static readonly string[] Symbols = ["<=", ">=", "!=", "<>", "=", "<", ">", "(", ")", ",", "*"];

    public static List<QueryToken> Tokens(string query)
    {
        if (query.Length > VisibilityLimits.QueryLength)
        {
            throw QueryErrors.Invalid($"longer than {VisibilityLimits.QueryLength} characters");
        }

        var tokens = new List<QueryToken>();
        var index = 0;
        while (index < query.Length)
        {
            if (char.IsWhiteSpace(query[index]))
            {
                index++;
                continue;
            }

            tokens.Add(Next(query, ref index));
        }

        tokens.Add(new(QueryTokenKind.End, string.Empty, query.Length + 1));
        return tokens;
    }

    private static QueryToken Next(string query, ref int index)
    {
        var start = index;
        var first = query[index];
        if (first is '\'' or '"' or '`')
        {
            var text = Quoted(query, ref index);
            return first == '`'
                ? new(QueryTokenKind.Word, text, start + 1, IsQuoted: true)
                : new(QueryTokenKind.Text, text, start + 1);
        }

        if (char.IsAsciiDigit(first) || (first is '-' or '+' or '.' && index + 1 < query.Length && char.IsAsciiDigit(query[index + 1])))
        {
            index++;
            while (index < query.Length && IsNumberPart(query, index))
            {
                index++;
            }

            return new(QueryTokenKind.Number, query[start..index], start + 1);
        }

        if (char.IsLetter(first) || first == '_')
        {
            while (index < query.Length && (char.IsLetterOrDigit(query[index]) || query[index] is '_' or '.' or '-'))
            {
                index++;
            }

            return new(QueryTokenKind.Word, query[start..index], start + 1);
        }

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(query, index, symbol, 0, symbol.Length) == 0)
            {
                index += symbol.Length;
                return new(QueryTokenKind.Symbol, symbol, start + 1);
            }
        }

        throw QueryErrors.Invalid($"unexpected character '{first}' at position {start + 1}");
    }

    private static bool IsNumberPart(string query, int index) =>
        char.IsLetterOrDigit(query[index])
        || query[index] == '.'
        || (query[index] is '-' or '+' && query[index - 1] is 'e' or 'E');

    private static string Quoted(string query, ref int index)
    {
        var start = index;
        var quote = query[index++];
        var text = new StringBuilder();
        for (; index < query.Length; index++)
        {
            var character = query[index];
            if (character == '\\' && quote != '`' && index + 1 < query.Length)
            {
                text.Append(Unescape(query[++index]));
            }
            else if (character != quote)
            {
                text.Append(character);
            }
            else if (index + 1 < query.Length && query[index + 1] == quote)
            {
                text.Append(quote);
                index++;
            }
            else
            {
                index++;
                return text.ToString();
            }
        }

        throw QueryErrors.Invalid($"the quote {quote} at position {start + 1} is not closed");
    }

    private static char Unescape(char character) => character switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        _ => character,
    };
}
