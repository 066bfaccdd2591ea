using System.Threading.Channels;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Tests.Client;
using Aios.Temporal.Tests.Client.Connection;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Worker;

/// <summary>A server that hands the tasks of a test to a worker and keeps what the worker answers.</summary>
internal sealed class WorkerServer : IAsyncDisposable
{
    private readonly Channel<PollActivityTaskQueueResponse> activities = Channel.CreateUnbounded<PollActivityTaskQueueResponse>();
    private readonly Channel<PollWorkflowTaskQueueResponse> workflows = Channel.CreateUnbounded<PollWorkflowTaskQueueResponse>();

    private WorkerServer(FakeTemporal fake) => Fake = fake;

    public FakeTemporal Fake { get; }

    public static async Task<WorkerServer> StartAsync()
    {
        var server = new WorkerServer(await FakeTemporal.StartAsync());
        server.Fake
            .On<GetSystemInfoRequest>(static _ => new GetSystemInfoResponse { Capabilities = new() { SdkMetadata = true } })
            .On<DescribeNamespaceRequest>(static _ => new DescribeNamespaceResponse())
            .On<ShutdownWorkerRequest>(static _ => new ShutdownWorkerResponse())
            .On<RespondActivityTaskCompletedRequest>(static _ => new RespondActivityTaskCompletedResponse())
            .On<RespondActivityTaskFailedRequest>(static _ => new RespondActivityTaskFailedResponse())
            .On<RespondActivityTaskCanceledRequest>(static _ => new RespondActivityTaskCanceledResponse())
            .On<RecordActivityTaskHeartbeatRequest>(static _ => new RecordActivityTaskHeartbeatResponse())
            .On<RespondWorkflowTaskCompletedRequest>(static _ => new RespondWorkflowTaskCompletedResponse())
            .On<RespondWorkflowTaskFailedRequest>(static _ => new RespondWorkflowTaskFailedResponse())
            .Answer<PollActivityTaskQueueRequest>((call, _) => PollAsync(call, server.activities.Reader))
            .Answer<PollWorkflowTaskQueueRequest>((call, request) => request.TaskQueue.Kind == TaskQueueKind.Sticky
                ? PollAsync(call, Channel.CreateUnbounded<PollWorkflowTaskQueueResponse>().Reader)
                : PollAsync(call, server.workflows.Reader));
        return server;
    }

    public async Task<TemporalClient> ConnectAsync(Action<TemporalClientConnectOptions>? configure = null)
    {
        var client = Fake.Client(configure);
        await client.Connection.ConnectAsync();
        return client;
    }

    public void Give(PollActivityTaskQueueResponse task) => activities.Writer.TryWrite(task);

    public void Give(PollWorkflowTaskQueueResponse task) => workflows.Writer.TryWrite(task);

    /// <summary>Waits for the first request of a kind.</summary>
    public async Task<TRequest> FirstAsync<TRequest>()
    {
        await Until.TrueAsync(() => Fake.All<TRequest>().Count > 0, $"a {typeof(TRequest).Name} arrives");
        return Fake.All<TRequest>()[0];
    }

    public ValueTask DisposeAsync() => Fake.DisposeAsync();

    private static async Task PollAsync<T>(ScriptedCall call, ChannelReader<T> tasks)
        where T : class, IMessage
    {
        try
        {
            await call.ReplyAsync(await tasks.ReadAsync(call.Aborted));
        }
        catch (OperationCanceledException)
        {
            // The worker has cut its poll off.
        }
    }
}
