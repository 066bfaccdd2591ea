namespace Aios.Temporal.Server.Engine;

/// <summary>Where new run and request ids come from: random in the server, seeded in simulations.</summary>
internal interface IIdSource
{
    /// <summary>A UUID as text.</summary>
    string NewId();
}

/// <summary>Random ids.</summary>
internal sealed class RandomIdSource : IIdSource
{
    public static RandomIdSource Instance { get; } = new();

#pragma warning disable RS0030 // This is the edge where ids come from.
    public string NewId() => Guid.NewGuid().ToString();
#pragma warning restore RS0030
}
