namespace Aios.Temporal.Workflows;

/// <summary>Options of <see cref="Workflow.UpsertMemoWithOptions"/>.</summary>
public class UpsertMemoOptions : ICloneable
{
    /// <summary>Options whose changes must still be set.</summary>
    public UpsertMemoOptions()
    {
    }

    /// <summary>Options with changes.</summary>
    /// <param name="updates">Changes, at least one, each key at most once.</param>
    public UpsertMemoOptions(params MemoUpdate[] updates)
    {
        Updates = updates;
    }

    /// <summary>Changes, at least one, each key at most once.</summary>
    public IReadOnlyCollection<MemoUpdate> Updates { get; set; } = [];

    /// <summary>Copies the options; values are shared.</summary>
    /// <returns>A shallow copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
