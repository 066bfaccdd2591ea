using Aios.Temporal.Activities;

namespace Aios.Temporal.Worker.Activities;

/// <summary>The activities of a worker by type name.</summary>
internal sealed class ActivityRegistry
{
    private readonly Dictionary<string, ActivityDefinition> byName = new(StringComparer.Ordinal);
    private readonly ActivityDefinition? fallback;

    /// <exception cref="ArgumentException">Two activities have the same name, or two are dynamic.</exception>
    public ActivityRegistry(IEnumerable<ActivityDefinition> definitions)
    {
        foreach (var definition in definitions)
        {
            if (definition.Name is not { } name)
            {
                fallback = fallback is null
                    ? definition
                    : throw new ArgumentException("Two dynamic activities are registered; a worker can have one");
            }
            else if (!byName.TryAdd(name, definition))
            {
                throw new ArgumentException($"Two activities named {name} are registered; give one of them another name in its [Activity] attribute");
            }
        }
    }

    public bool IsEmpty => byName.Count == 0 && fallback is null;

    /// <summary>Names in alphabetical order, for messages.</summary>
    public IEnumerable<string> Names => byName.Keys.Order(StringComparer.Ordinal);

    public ActivityDefinition? Find(string type) => byName.GetValueOrDefault(type) ?? fallback;
}
