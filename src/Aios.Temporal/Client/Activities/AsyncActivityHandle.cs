using Aios.Temporal.Converters;

namespace Aios.Temporal.Client;

/// <summary>Completes an activity outside of its method. It holds no resources; making one sends nothing.</summary>
/// <param name="Client">Client that makes the calls.</param>
/// <param name="Activity">Which activity.</param>
public record AsyncActivityHandle(ITemporalClient Client, AsyncActivityHandle.Reference Activity)
    : IWithSerializationContext<AsyncActivityHandle>
{
    /// <summary>Converter to use in place of that of the client.</summary>
    public DataConverter? DataConverterOverride { get; init; }

    /// <summary>Records a heartbeat.</summary>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the heartbeat is recorded and the activity may go on.</returns>
    /// <exception cref="Exceptions.AsyncActivityCanceledException">The activity is asked to cancel, is paused or was reset.</exception>
    /// <exception cref="Exceptions.RpcException">The server refused, e.g. because the activity is not known any more.</exception>
    public Task HeartbeatAsync(AsyncActivityHeartbeatOptions? options = null) =>
        Client.OutboundInterceptor.HeartbeatAsyncActivityAsync(new(Activity, options, DataConverterOverride));

    /// <summary>Completes the activity.</summary>
    /// <param name="result">Result.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the server has recorded it.</returns>
    public Task CompleteAsync(object? result = null, AsyncActivityCompleteOptions? options = null) =>
        Client.OutboundInterceptor.CompleteAsyncActivityAsync(new(Activity, result, options, DataConverterOverride));

    /// <summary>Fails the attempt; the retry policy decides whether there is another.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the server has recorded it.</returns>
    public Task FailAsync(Exception exception, AsyncActivityFailOptions? options = null) =>
        Client.OutboundInterceptor.FailAsyncActivityAsync(new(Activity, exception, options, DataConverterOverride));

    /// <summary>Reports that the activity was cancelled. Only valid after a cancellation was asked for.</summary>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the server has recorded it.</returns>
    public Task ReportCancellationAsync(AsyncActivityReportCancellationOptions? options = null) =>
        Client.OutboundInterceptor.ReportCancellationAsyncActivityAsync(new(Activity, options, DataConverterOverride));

    /// <summary>Makes a handle whose converter knows which activity it serves.</summary>
    /// <param name="context">The context.</param>
    /// <returns>A handle with a converter override.</returns>
    public AsyncActivityHandle WithSerializationContext(ISerializationContext context) =>
        this with { DataConverterOverride = (DataConverterOverride ?? Client.Options.DataConverter).WithSerializationContext(context) };

    /// <summary>Says which activity is meant.</summary>
    public abstract record Reference
    {
        private protected Reference()
        {
        }
    }

    /// <summary>An activity by ids.</summary>
    /// <param name="WorkflowId">Workflow id.</param>
    /// <param name="RunId">Run id. Unset: the current run.</param>
    /// <param name="ActivityId">Activity id.</param>
    public record IdReference(string WorkflowId, string? RunId, string ActivityId) : Reference;

    /// <summary>An attempt of an activity by its task token.</summary>
    /// <param name="TaskToken">The token.</param>
    public record TaskTokenReference(byte[] TaskToken) : Reference;
}
