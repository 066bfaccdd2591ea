using System.Globalization;

namespace Aios.Temporal.Server.Visibility;

/// <summary>Points in time as text. What is finer than 100 ns is cut off.</summary>
internal static class Rfc3339
{
    private const int KeptDigits = 7;
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK"];

    public static bool TryParse(string text, out DateTime utc)
    {
        utc = default;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            var end = point + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            text = string.Concat(text.AsSpan(0, Math.Min(end, point + 1 + KeptDigits)), text.AsSpan(end));
        }

        if (!DateTimeOffset.TryParseExact(
            text.ToUpperInvariant(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
        {
            return false;
        }

        utc = parsed.UtcDateTime;
        return true;
    }
}
