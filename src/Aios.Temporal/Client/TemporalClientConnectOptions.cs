using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Converters;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aios.Temporal.Client;

/// <summary>Options of a connection and the client that is made on it.</summary>
public class TemporalClientConnectOptions : TemporalConnectionOptions
{
    /// <summary>Creates options without a target.</summary>
    public TemporalClientConnectOptions()
    {
    }

    /// <summary>Creates options for a target.</summary>
    /// <param name="targetHost">Server as <c>host:port</c>.</param>
    public TemporalClientConnectOptions(string targetHost)
        : base(targetHost)
    {
    }

    /// <summary>Namespace of all calls. Default: <c>default</c>.</summary>
    public string Namespace { get; set; } = "default";

    /// <summary>Converts values and failures. Default: <see cref="DataConverter.Default"/>.</summary>
    public DataConverter DataConverter { get; set; } = DataConverter.Default;

    /// <summary>Interceptors, the first one outermost.</summary>
    public IReadOnlyCollection<IClientInterceptor>? Interceptors { get; set; }

    /// <summary>Loggers of the client and its workers. Default: nothing is logged.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>When the server refuses queries that do not say it themselves. Unset: never.</summary>
    public QueryRejectCondition? QueryRejectCondition { get; set; }

    /// <summary>The part that belongs to the client.</summary>
    /// <returns>New client options.</returns>
    public TemporalClientOptions ToClientOptions() => new()
    {
        Namespace = Namespace,
        DataConverter = DataConverter,
        Interceptors = Interceptors,
        LoggerFactory = LoggerFactory,
        QueryRejectCondition = QueryRejectCondition,
    };
}
