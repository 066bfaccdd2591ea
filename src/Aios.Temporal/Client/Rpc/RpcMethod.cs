using System.Collections.Concurrent;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Common;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Aios.Temporal.Client;

/// <summary>What is known of an RPC before any call. One instance per RPC and process, so that calls share it.</summary>
internal sealed class RpcMethod<TResponse>
    where TResponse : class, IMessage<TResponse>
{
    private static readonly ConcurrentDictionary<(string Service, string Rpc), RpcMethod<TResponse>> Known = new();
    private static readonly Marshaller<RpcRequest> RequestMarshaller = new(
        Write,
        _ => throw new InvalidOperationException("A client does not read requests."));

    private readonly RpcCallKind kind;
    private FieldDescriptor? namespaceField;
    private bool isNamespaceFieldKnown;

    private RpcMethod(string service, string rpc, MessageParser<TResponse> parser)
    {
        kind = rpc switch
        {
            "PollWorkflowTaskQueue" or "PollActivityTaskQueue" or "PollNexusTaskQueue" => RpcCallKind.LongPoll,
            "UpdateWorkflowExecution" or "ExecuteMultiOperation" => RpcCallKind.LongPoll,
            _ => RpcCallKind.Normal,
        };
        Grpc = new Method<RpcRequest, TResponse>(
            MethodType.Unary,
            service,
            rpc,
            RequestMarshaller,
            new Marshaller<TResponse>(
                (_, _) => throw new InvalidOperationException("A client does not write responses."),
                context => parser.ParseFrom(context.PayloadAsReadOnlySequence())));
    }

    /// <summary>Gets the description for the gRPC library.</summary>
    public Method<RpcRequest, TResponse> Grpc { get; }

    /// <summary>Returns the one description of an RPC.</summary>
    public static RpcMethod<TResponse> Get(string service, string rpc, MessageParser<TResponse> parser) =>
        Known.GetOrAdd((service, rpc), static (key, p) => new RpcMethod<TResponse>(key.Service, key.Rpc, p), parser);

    /// <summary>Returns the kind of call a request makes.</summary>
    public RpcCallKind KindOf(IMessage request) =>
        request is GetWorkflowExecutionHistoryRequest { WaitNewEvent: true } ? RpcCallKind.LongPoll : kind;

    /// <summary>Returns the namespace a request is about, null if it has none.</summary>
    public string? NamespaceOf(IMessage request)
    {
        if (!isNamespaceFieldKnown)
        {
            namespaceField = request.Descriptor.FindFieldByName("namespace") is { FieldType: FieldType.String, IsRepeated: false } field ? field : null;
            isNamespaceFieldKnown = true;
        }

        return (string?)namespaceField?.Accessor.GetValue(request);
    }

    /// <summary>Counts an attempt.</summary>
    public void Record(IMessage request, RpcCallKind callKind, RpcFailure? failure, TimeSpan latency)
    {
        var taskQueue = request switch
        {
            PollWorkflowTaskQueueRequest poll => poll.TaskQueue?.Name,
            PollActivityTaskQueueRequest poll => poll.TaskQueue?.Name,
            _ => null,
        };
        var status = failure is null ? StatusCode.OK : (StatusCode)(int)failure.Code;
        RpcMetrics.RecordCall(Grpc.Name, NamespaceOf(request), taskQueue, callKind is RpcCallKind.LongPoll or RpcCallKind.TaskPoll, status, latency);
    }

    private static void Write(RpcRequest request, SerializationContext context)
    {
        context.SetPayloadLength(request.Size);
        request.Message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
