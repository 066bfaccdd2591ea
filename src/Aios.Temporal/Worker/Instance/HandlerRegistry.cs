using System.Diagnostics.CodeAnalysis;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Handlers of one kind: those of the definition, until the workflow changes them.</summary>
internal sealed class HandlerRegistry<T>(
    IReadOnlyDictionary<string, T> defined, Action assertMutable, Action<string, T> validate, Action<string> added)
    where T : class
{
    private HandlerDictionary<T>? own;

    public IDictionary<string, T> Mutable => own ??= new(defined, assertMutable, validate, added);

    public IEnumerable<string> Names => (own?.Keys ?? defined.Keys).Order(StringComparer.Ordinal);

    public IEnumerable<T> Definitions => own?.Values ?? defined.Values;

    public bool TryGet(string name, [MaybeNullWhen(false)] out T definition) =>
        own is null ? defined.TryGetValue(name, out definition) : own.TryGetValue(name, out definition);
}
