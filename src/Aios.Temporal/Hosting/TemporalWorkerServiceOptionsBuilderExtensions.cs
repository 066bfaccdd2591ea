using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aios.Temporal.Extensions.Hosting;

/// <summary>What a hosted worker runs, and its settings.</summary>
public static class TemporalWorkerServiceOptionsBuilderExtensions
{
    /// <summary>Adds the activities of a type that becomes a singleton service.</summary>
    /// <typeparam name="T">Type with [Activity] methods.</typeparam>
    /// <param name="builder">Worker.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddSingletonActivities<T>(this ITemporalWorkerServiceOptionsBuilder builder) =>
        builder.AddSingletonActivities(typeof(T));

    /// <summary>Adds the activities of a type that becomes a singleton service.</summary>
    /// <param name="builder">Worker.</param>
    /// <param name="type">Type with [Activity] methods.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddSingletonActivities(this ITemporalWorkerServiceOptionsBuilder builder, Type type) =>
        builder.AddActivities(type, ServiceLifetime.Singleton);

    /// <summary>Adds the activities of a type that becomes a scoped service: one object per activity call.</summary>
    /// <typeparam name="T">Type with [Activity] methods.</typeparam>
    /// <param name="builder">Worker.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddScopedActivities<T>(this ITemporalWorkerServiceOptionsBuilder builder) =>
        builder.AddScopedActivities(typeof(T));

    /// <summary>Adds the activities of a type that becomes a scoped service: one object per activity call.</summary>
    /// <param name="builder">Worker.</param>
    /// <param name="type">Type with [Activity] methods.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddScopedActivities(this ITemporalWorkerServiceOptionsBuilder builder, Type type) =>
        builder.AddActivities(type, ServiceLifetime.Scoped);

    /// <summary>Adds the activities of a type that becomes a transient service.</summary>
    /// <typeparam name="T">Type with [Activity] methods.</typeparam>
    /// <param name="builder">Worker.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddTransientActivities<T>(this ITemporalWorkerServiceOptionsBuilder builder) =>
        builder.AddTransientActivities(typeof(T));

    /// <summary>Adds the activities of a type that becomes a transient service.</summary>
    /// <param name="builder">Worker.</param>
    /// <param name="type">Type with [Activity] methods.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddTransientActivities(this ITemporalWorkerServiceOptionsBuilder builder, Type type) =>
        builder.AddActivities(type, ServiceLifetime.Transient);

    /// <summary>Adds the static activities of a type.</summary>
    /// <typeparam name="T">Type whose [Activity] methods are all static.</typeparam>
    /// <param name="builder">Worker.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddStaticActivities<T>(this ITemporalWorkerServiceOptionsBuilder builder) =>
        builder.AddStaticActivities(typeof(T));

    /// <summary>Adds the static activities of a type.</summary>
    /// <param name="builder">Worker.</param>
    /// <param name="type">Type whose [Activity] methods are all static.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddStaticActivities(this ITemporalWorkerServiceOptionsBuilder builder, Type type) =>
        builder.ConfigureOptions(options => options.AddAllActivities(type, null));

    /// <summary>Adds the activities of an object that exists already.</summary>
    /// <typeparam name="T">Type with [Activity] methods.</typeparam>
    /// <param name="builder">Worker.</param>
    /// <param name="instance">Object to call; may be null if all of them are static.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddActivitiesInstance<T>(this ITemporalWorkerServiceOptionsBuilder builder, T? instance) =>
        builder.ConfigureOptions(options => options.AddAllActivities(instance));

    /// <summary>Adds the activities of an object that exists already.</summary>
    /// <param name="builder">Worker.</param>
    /// <param name="type">Type with [Activity] methods.</param>
    /// <param name="instance">Object to call.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddActivitiesInstance(
        this ITemporalWorkerServiceOptionsBuilder builder, Type type, object instance) =>
        builder.ConfigureOptions(options => options.AddAllActivities(type, instance));

    /// <summary>Adds a workflow.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="builder">Worker.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddWorkflow<T>(this ITemporalWorkerServiceOptionsBuilder builder) =>
        builder.AddWorkflow(typeof(T));

    /// <summary>Adds a workflow.</summary>
    /// <param name="builder">Worker.</param>
    /// <param name="type">Its type.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddWorkflow(this ITemporalWorkerServiceOptionsBuilder builder, Type type) =>
        builder.ConfigureOptions(options => options.AddWorkflow(type));

    /// <summary>Adds the activities of a type that is a service already.</summary>
    /// <typeparam name="T">Registered type with [Activity] methods.</typeparam>
    /// <param name="builder">Worker.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder ApplyTemporalActivities<T>(this ITemporalWorkerServiceOptionsBuilder builder) =>
        builder.ApplyTemporalActivities(typeof(T));

    /// <summary>Adds the activities of a type that is a service already.</summary>
    /// <param name="builder">Worker.</param>
    /// <param name="type">Registered type with [Activity] methods.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder ApplyTemporalActivities(this ITemporalWorkerServiceOptionsBuilder builder, Type type)
    {
        builder.ConfigureOptions().PostConfigure<IServiceProvider>((options, provider) =>
        {
            foreach (var definition in provider.CreateTemporalActivityDefinitions(type))
            {
                options.AddActivity(definition);
            }
        });
        return builder;
    }

    /// <summary>The options of this worker, for all ways of configuring that the options library has.</summary>
    /// <param name="builder">Worker.</param>
    /// <param name="disallowDuplicates">Whether a second worker with the same queue and version is refused.</param>
    /// <returns>Builder of the options.</returns>
    /// <exception cref="InvalidOperationException">There is such a worker already and duplicates are not allowed.</exception>
    public static OptionsBuilder<TemporalWorkerServiceOptions> ConfigureOptions(
        this ITemporalWorkerServiceOptionsBuilder builder, bool disallowDuplicates = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        TemporalWorkerServiceIdentifier worker = TemporalWorkerServiceIdentifier.Of(builder);
        if (disallowDuplicates)
        {
            RegisteredWorker.Add(builder.Services, worker);
        }

        return builder.Services.AddOptions<TemporalWorkerServiceOptions>(worker.OptionsName);
    }

    /// <summary>Changes the options of this worker.</summary>
    /// <param name="builder">Worker.</param>
    /// <param name="configure">Called when the host starts.</param>
    /// <param name="disallowDuplicates">Whether a second worker with the same queue and version is refused.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">There is such a worker already and duplicates are not allowed.</exception>
    public static ITemporalWorkerServiceOptionsBuilder ConfigureOptions(
        this ITemporalWorkerServiceOptionsBuilder builder,
        Action<TemporalWorkerServiceOptions> configure,
        bool disallowDuplicates = false)
    {
        builder.ConfigureOptions(disallowDuplicates).Configure(configure);
        return builder;
    }

    private static ITemporalWorkerServiceOptionsBuilder AddActivities(
        this ITemporalWorkerServiceOptionsBuilder builder, Type type, ServiceLifetime lifetime)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAdd(new ServiceDescriptor(type, type, lifetime));
        return builder.ApplyTemporalActivities(type);
    }
}
