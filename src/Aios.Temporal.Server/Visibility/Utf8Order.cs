using System.Text;

namespace Aios.Temporal.Server.Visibility;

/// <summary>Strings in the order of their UTF-8 bytes, as SQLite compares them. Ordinal order of .NET differs beyond U+FFFF.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static Utf8Order Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return x is null ? y is null ? 0 : -1 : 1;
        }

        var left = x.EnumerateRunes();
        var right = y.EnumerateRunes();
        while (left.MoveNext())
        {
            if (!right.MoveNext())
            {
                return 1;
            }

            var order = left.Current.CompareTo(right.Current);
            if (order != 0)
            {
                return order;
            }
        }

        return right.MoveNext() ? -1 : 0;
    }

    /// <summary>Smallest string above all that begin with the prefix; null: there is none.</summary>
    public static string? AfterPrefix(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0)
        {
            var next = runes[^1].Value + 1;
            runes.RemoveAt(runes.Count - 1);
            if (next <= 0x10FFFF)
            {
                // The surrogates are no characters of their own.
                runes.Add(new Rune(next is >= 0xD800 and <= 0xDFFF ? 0xE000 : next));
                return string.Concat(runes.Select(rune => rune.ToString()));
            }
        }

        return null;
    }
}
