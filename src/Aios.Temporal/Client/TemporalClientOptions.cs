using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Converters;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aios.Temporal.Client;

/// <summary>Options of a client, apart from its connection.</summary>
public class TemporalClientOptions : ICloneable
{
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

    /// <summary>Makes a shallow copy.</summary>
    /// <returns>The copy, of the same runtime type.</returns>
    public virtual object Clone() => MemberwiseClone();
}
