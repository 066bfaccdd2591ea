using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Core;

namespace Aios.Temporal.Common;

/// <summary>Metrics of calls to the server. Every attempt counts.</summary>
internal static class RpcMetrics
{
    private static readonly Counter<long> Requests = TemporalInstruments.Counter("request", "Calls by method.");
    private static readonly Counter<long> RequestFailures =
        TemporalInstruments.Counter("request_failure", "Failed calls by method and status.");
    private static readonly Histogram<double> RequestLatency =
        TemporalInstruments.Latency("request_latency", "Time of calls.");
    private static readonly Counter<long> LongRequests =
        TemporalInstruments.Counter("long_request", "Long polls by method.");
    private static readonly Counter<long> LongRequestFailures =
        TemporalInstruments.Counter("long_request_failure", "Failed long polls by method and status.");
    private static readonly Histogram<double> LongRequestLatency =
        TemporalInstruments.Latency("long_request_latency", "Time of long polls.");

    /// <param name="operation">Method without service, for example <c>StartWorkflowExecution</c>.</param>
    /// <param name="namespace">Namespace of the call; null if it has none.</param>
    /// <param name="taskQueue">Task queue of a poll; otherwise null.</param>
    /// <param name="isLongPoll">True for calls that wait for something to happen.</param>
    /// <param name="status">Outcome.</param>
    /// <param name="latency">Time of this attempt.</param>
    public static void RecordCall(
        string operation,
        string? @namespace,
        string? taskQueue,
        bool isLongPoll,
        StatusCode status,
        TimeSpan latency)
    {
        var tags = new TagList { { MetricTagNames.Operation, operation } };
        if (!string.IsNullOrEmpty(@namespace))
        {
            tags.Add(MetricTagNames.Namespace, @namespace);
        }
        if (!string.IsNullOrEmpty(taskQueue))
        {
            tags.Add(MetricTagNames.TaskQueue, taskQueue);
        }
        (isLongPoll ? LongRequests : Requests).Add(1, tags);
        (isLongPoll ? LongRequestLatency : RequestLatency).Record(latency.TotalMilliseconds, tags);
        if (status != StatusCode.OK)
        {
            tags.Add(MetricTagNames.StatusCode, GrpcStatusNames.Of(status));
            (isLongPoll ? LongRequestFailures : RequestFailures).Add(1, tags);
        }
    }
}
