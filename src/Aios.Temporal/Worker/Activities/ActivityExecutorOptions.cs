using Aios.Temporal.Client;
using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Interceptors;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker.Activities;

/// <summary>What all attempts of a worker share.</summary>
internal sealed record ActivityExecutorOptions
{
    public required ActivityRegistry Activities { get; init; }

    public required DataConverter DataConverter { get; init; }

    /// <summary>Outermost first.</summary>
    public required IReadOnlyCollection<IWorkerInterceptor> Interceptors { get; init; }

    public required TaskFactory TaskFactory { get; init; }

    public required ILogger Logger { get; init; }

    public required Func<ITemporalClient> Client { get; init; }

    public required Func<ActivityCall, MetricMeter> MetricMeter { get; init; }

    public required CancellationToken WorkerShutdownToken { get; init; }
}
