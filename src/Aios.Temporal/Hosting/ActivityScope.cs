using Microsoft.Extensions.DependencyInjection;

namespace Aios.Temporal.Extensions.Hosting;

/// <summary>
/// The dependency injection scope of the running activity. An interceptor that sets a value before the activity runs
/// decides it; the setter then also owns the disposal.
/// </summary>
public static class ActivityScope
{
    private static readonly AsyncLocal<IServiceScope?> Scope = new();
    private static readonly AsyncLocal<object?> Instance = new();

    /// <summary>Scope services are resolved from. Unset before the activity starts: one is made and disposed with it.</summary>
    public static IServiceScope? ServiceScope
    {
        get => Scope.Value;
        set => Scope.Value = value;
    }

    /// <summary>Object the activity method is called on. Unset before the activity starts: it is resolved from the scope.</summary>
    public static object? ScopedInstance
    {
        get => Instance.Value;
        set => Instance.Value = value;
    }
}
