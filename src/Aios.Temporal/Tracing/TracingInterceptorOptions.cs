using OpenTelemetry.Context.Propagation;

namespace Aios.Temporal.Extensions.OpenTelemetry;

/// <summary>Options of <see cref="TracingInterceptor"/>.</summary>
public class TracingInterceptorOptions : ICloneable
{
    /// <summary>Header that carries the trace context. Default <c>_tracer-data</c>, as in the other Temporal libraries.</summary>
    public string HeaderKey { get; set; } = "_tracer-data";

    /// <summary>Writes and reads the trace context. Default: the propagator of the process.</summary>
    public TextMapPropagator Propagator { get; set; } = Propagators.DefaultTextMapPropagator;

    /// <summary>Tag for the workflow id; null for no tag.</summary>
    public string? TagNameWorkflowId { get; set; } = "temporalWorkflowID";

    /// <summary>Tag for the run id; null for no tag.</summary>
    public string? TagNameRunId { get; set; } = "temporalRunID";

    /// <summary>Tag for the activity id; null for no tag.</summary>
    public string? TagNameActivityId { get; set; } = "temporalActivityID";

    /// <summary>Tag for the update id; null for no tag.</summary>
    public string? TagNameUpdateId { get; set; } = "temporalUpdateID";

    /// <inheritdoc />
    public virtual object Clone() => MemberwiseClone();
}
