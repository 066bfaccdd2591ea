namespace Aios.Temporal.Workflows;

/// <summary>Handlers of one kind while a workflow type is read: by name, and at most one dynamic.</summary>
internal sealed class HandlerTable<T>(string kind)
    where T : class
{
    private readonly Dictionary<string, T> named = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, T> Named => named;

    public T? Dynamic { get; private set; }

    public void Add(string? name, T definition, List<string> problems)
    {
        if (name is not null)
        {
            if (!named.TryAdd(name, definition))
            {
                problems.Add($"{kind} name '{name}' is used more than once");
            }
        }
        else if (Dynamic is not null)
        {
            problems.Add($"More than one dynamic {kind.ToLowerInvariant()} handler");
        }
        else
        {
            Dynamic = definition;
        }
    }
}
