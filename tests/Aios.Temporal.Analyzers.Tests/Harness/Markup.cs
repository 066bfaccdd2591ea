using Microsoft.CodeAnalysis.Text;

namespace Aios.Temporal.Analyzers.Tests.Harness;

/// <summary>Source text in which [| and |] enclose what a rule must report.</summary>
internal sealed record Markup(string Text, IReadOnlyList<TextSpan> Spans)
{
    public static Markup Parse(string marked)
    {
        var spans = new List<TextSpan>();
        var text = new System.Text.StringBuilder();
        int start = -1;
        for (int index = 0; index < marked.Length; index++)
        {
            if (marked.AsSpan(index).StartsWith("[|"))
            {
                start = text.Length;
                index++;
            }
            else if (start >= 0 && marked.AsSpan(index).StartsWith("|]"))
            {
                spans.Add(TextSpan.FromBounds(start, text.Length));
                start = -1;
                index++;
            }
            else
            {
                text.Append(marked[index]);
            }
        }

        return new Markup(text.ToString(), spans);
    }
}
