namespace Aios.Temporal.Converters;

/// <summary>A converter or codec that can be narrowed to a context.</summary>
/// <typeparam name="T">What the narrowing gives.</typeparam>
public interface IWithSerializationContext<out T>
{
    /// <summary>Gives the variant for a context.</summary>
    /// <param name="context">What the payloads belong to.</param>
    /// <returns>A variant, or this object if the context does not matter.</returns>
    T WithSerializationContext(ISerializationContext context);
}
