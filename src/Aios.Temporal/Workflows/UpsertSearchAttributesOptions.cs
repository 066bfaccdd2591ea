namespace Aios.Temporal.Workflows;

/// <summary>Options of <see cref="Workflow.UpsertTypedSearchAttributesWithOptions"/>.</summary>
public class UpsertSearchAttributesOptions : ICloneable
{
    /// <summary>Options whose changes must still be set.</summary>
    public UpsertSearchAttributesOptions()
    {
    }

    /// <summary>Options with changes.</summary>
    /// <param name="updates">Changes, at least one, each key at most once.</param>
    public UpsertSearchAttributesOptions(params SearchAttributeUpdate[] updates)
    {
        Updates = updates;
    }

    /// <summary>Changes, at least one, each key at most once.</summary>
    public IReadOnlyCollection<SearchAttributeUpdate> Updates { get; set; } = [];

    /// <summary>Copies the options; values are shared.</summary>
    /// <returns>A shallow copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
