using Microsoft.CodeAnalysis;

namespace Aios.Temporal.Analyzers.Fixes;

/// <summary>One edit of a syntax tree: a node and what takes its place.</summary>
internal sealed class Replacement
{
    /// <summary>Creates the edit; the new node takes over the surrounding white space and comments of the old one.</summary>
    public Replacement(SyntaxNode old, SyntaxNode replacement)
    {
        Old = old;
        New = replacement.WithTriviaFrom(old);
    }

    /// <summary>The node that goes.</summary>
    public SyntaxNode Old { get; }

    /// <summary>The node that comes.</summary>
    public SyntaxNode New { get; }
}
