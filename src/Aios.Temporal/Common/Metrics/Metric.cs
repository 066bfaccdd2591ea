namespace Aios.Temporal.Common;

/// <summary>Common part of all metrics.</summary>
public abstract class Metric
{
    private protected Metric(string name, string? unit, string? description)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Unit = unit;
        Description = description;
    }

    /// <summary>Name.</summary>
    public string Name { get; private init; }

    /// <summary>Unit, if given.</summary>
    public string? Unit { get; private init; }

    /// <summary>Description, if given.</summary>
    public string? Description { get; private init; }
}

/// <summary>Common part of all metrics of one value type.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public abstract class Metric<T> : Metric
    where T : struct
{
    private protected Metric(string name, string? unit, string? description)
        : base(name, unit, description)
    {
    }
}
