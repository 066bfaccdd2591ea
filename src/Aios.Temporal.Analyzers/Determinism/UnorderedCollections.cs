using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>Knows which collections enumerate in no promised order, and which LINQ calls keep or remove that disorder.</summary>
internal static class UnorderedCollections
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.Collections.Hashtable",
        "System.Collections.IDictionary",
        "System.Collections.Generic.Dictionary",
        "System.Collections.Generic.Dictionary.KeyCollection",
        "System.Collections.Generic.Dictionary.ValueCollection",
        "System.Collections.Generic.HashSet",
        "System.Collections.Generic.IDictionary",
        "System.Collections.Generic.IReadOnlyDictionary",
        "System.Collections.Generic.ISet",
        "System.Collections.Generic.IReadOnlySet",
        "System.Collections.Generic.PriorityQueue.UnorderedItemsCollection",
        "System.Collections.ObjectModel.ReadOnlyDictionary",
        "System.Collections.ObjectModel.ReadOnlyDictionary.KeyCollection",
        "System.Collections.ObjectModel.ReadOnlyDictionary.ValueCollection",
        "System.Collections.ObjectModel.ReadOnlySet",
        "System.Collections.Concurrent.ConcurrentDictionary",
        "System.Collections.Concurrent.ConcurrentBag",
        "System.Collections.Immutable.ImmutableDictionary",
        "System.Collections.Immutable.IImmutableDictionary",
        "System.Collections.Immutable.ImmutableHashSet",
        "System.Collections.Immutable.IImmutableSet",
        "System.Collections.Frozen.FrozenDictionary",
        "System.Collections.Frozen.FrozenSet",
    };

    // The result does not depend on the order of the elements (or is again an unordered collection, judged where it is read).
    private static readonly HashSet<string> OrderFree = new(StringComparer.Ordinal)
    {
        "All", "Any", "AnyAsync", "Average", "Contains", "Count", "LongCount", "Max", "Min", "Sum", "TryGetNonEnumeratedCount",
        "Order", "OrderBy", "OrderByDescending", "OrderDescending", "SequenceEqual", "Single", "SingleOrDefault",
        "ToDictionary", "ToFrozenDictionary", "ToFrozenSet", "ToHashSet", "ToImmutableDictionary", "ToImmutableHashSet",
        "ToImmutableSortedDictionary", "ToImmutableSortedSet", "ToLookup", "CountBy", "AggregateBy", "Except", "Intersect",
    };

    private static readonly HashSet<string> Streaming = new(StringComparer.Ordinal)
    {
        "Append", "AsEnumerable", "Cast", "Concat", "DefaultIfEmpty", "Distinct", "DistinctBy", "GroupBy", "OfType", "Prepend",
        "Select", "SelectMany", "Union", "UnionBy", "Where",
    };

    // Sinks outside of LINQ whose result keeps the order they are fed in.
    private static readonly HashSet<string> OrderedSinks = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic.List", "System.Collections.Generic.Queue", "System.Collections.Generic.Stack",
        "System.Collections.Generic.LinkedList", "System.Collections.Immutable.ImmutableArray",
        "System.Collections.Immutable.ImmutableList", "System.Collections.Immutable.ImmutableQueue", "System.String",
    };

    /// <summary>The collection behind conversions, if it is unordered by its own static type; else null.</summary>
    public static IOperation? Unordered(IOperation? value)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        return value switch
        {
            { Type: { } type } when Types.Contains(MemberNames.Of(type)) => value,
            // Keys and Values of an interface are only collections by type.
            IPropertyReferenceOperation { Property.Name: "Keys" or "Values", Instance: { } owner } => Unordered(owner) is null ? null : value,
            IInvocationOperation call when IsLinq(call.TargetMethod) && Streaming.Contains(call.TargetMethod.Name) => Unordered(Source(call)),
            _ => null,
        };
    }

    /// <summary>True if a LINQ call makes the order of its source visible.</summary>
    public static bool IsOrderedConsumer(IInvocationOperation call) =>
        IsLinq(call.TargetMethod) && !OrderFree.Contains(call.TargetMethod.Name) && !Streaming.Contains(call.TargetMethod.Name);

    /// <summary>True if a constructor or method of the library keeps the order of the sequence it is given.</summary>
    public static bool IsOrderedSink(IMethodSymbol method) =>
        OrderedSinks.Contains(MemberNames.OfOwner(method))
        && method.Name is ".ctor" or "AddRange" or "InsertRange" or "EnqueueRange" or "CreateRange" or "Join" or "Concat";

    /// <summary>The sequence a LINQ call works on.</summary>
    public static IOperation? Source(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;

    private static bool IsLinq(IMethodSymbol method) => MemberNames.OfOwner(method) is "System.Linq.Enumerable";
}
