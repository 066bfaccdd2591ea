using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Extensions.Hosting;
using Aios.Temporal.Tests.Client;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aios.Temporal.Tests.Hosting;

/// <summary>A whole host with a worker, against a scripted server.</summary>
internal sealed class TemporalWorkerServiceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private TaskCompletionSource<RespondActivityTaskCompletedRequest> completed = null!;
    private TaskCompletionSource polled = null!;
    private FakeTemporal server = null!;

    [SetUp]
    public async Task StartServer()
    {
        completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        polled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        server = await FakeTemporal.StartAsync();
        server.On<GetSystemInfoRequest>(_ => new GetSystemInfoResponse());
        server.On<RespondActivityTaskCompletedRequest>(request =>
        {
            completed.TrySetResult(request);
            return new RespondActivityTaskCompletedResponse();
        });
    }

    [TearDown]
    public async Task StopServer() => await server.DisposeAsync();

    [Test]
    public async Task Host_WithScopedActivity_AnswersATaskAndStops()
    {
        HandOutOnce(GreetTask());
        using IHost host = BuildHost(builder => builder.AddScopedActivities<ScopedGreeter>());
        await host.StartAsync();
        RespondActivityTaskCompletedRequest answer = await completed.Task.WaitAsync(Patience);
        await host.StopAsync().WaitAsync(Patience);
        Assert.That(answer.Result.Payloads_.Single().Data.ToStringUtf8(), Is.EqualTo("\"Hello Ada\""));
        Assert.That(server.All<PollActivityTaskQueueRequest>().Select(poll => poll.TaskQueue.Name), Is.All.EqualTo("greetings"));
    }

    [Test]
    public async Task Updater_NewClient_IsUsedByTheRunningWorker()
    {
        HandOutOnce(null);
        await using FakeTemporal other = await FakeTemporal.StartAsync();
        var moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        other.On<GetSystemInfoRequest>(_ => new GetSystemInfoResponse());
        other.Answer<PollActivityTaskQueueRequest>((call, _) =>
        {
            moved.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, call.Aborted);
        });
        var updater = new TemporalWorkerClientUpdater();
        using IHost host = BuildHost(builder => builder.AddScopedActivities<ScopedGreeter>()
            .ConfigureOptions(options => options.WorkerClientUpdater = updater));
        await host.StartAsync();
        await polled.Task.WaitAsync(Patience);

        TemporalClient replacement = other.Client();
        await replacement.Connection.ConnectAsync();
        updater.UpdateClient(replacement);
        await moved.Task.WaitAsync(Patience);
        await host.StopAsync().WaitAsync(Patience);
    }

    private static PollActivityTaskQueueResponse GreetTask() => new()
    {
        TaskToken = ByteString.CopyFromUtf8("token"),
        ActivityId = "1",
        ActivityType = new ActivityType { Name = "Greet" },
        WorkflowExecution = new Api.Common.V1.WorkflowExecution { WorkflowId = "w", RunId = "r" },
        WorkflowType = new WorkflowType { Name = "W" },
        WorkflowNamespace = "ns",
        Attempt = 1,
        StartToCloseTimeout = Duration.FromTimeSpan(TimeSpan.FromMinutes(1)),
        Input = new Payloads
        {
            Payloads_ =
            {
                new Payload
                {
                    Metadata = { ["encoding"] = ByteString.CopyFromUtf8("json/plain") },
                    Data = ByteString.CopyFromUtf8("\"Ada\""),
                },
            },
        },
    };

    private IHost BuildHost(Action<ITemporalWorkerServiceOptionsBuilder> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<ITemporalClient>(server.Client()).AddScoped<ScopeMark>();
        configure(builder.Services.AddHostedTemporalWorker("greetings"));
        return builder.Build();
    }

    // The first poll gets the task (or an empty answer); later polls get empty answers, slowly, as long polls do.
    private void HandOutOnce(PollActivityTaskQueueResponse? task)
    {
        int polls = 0;
        server.Answer<PollActivityTaskQueueRequest>(async (call, _) =>
        {
            polled.TrySetResult();
            bool first = Interlocked.Increment(ref polls) == 1;
            if (!first)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), call.Aborted);
            }

            await call.ReplyAsync(first && task is not null ? task : new PollActivityTaskQueueResponse());
        });
    }
}
