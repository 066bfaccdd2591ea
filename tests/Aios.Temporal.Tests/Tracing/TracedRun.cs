using Aios.Temporal.Activities;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Aios.Temporal.Extensions.OpenTelemetry;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Activities;
using Aios.Temporal.Worker.Instance;
using Aios.Temporal.Workflows;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Context.Propagation;

namespace Aios.Temporal.Tests.Tracing;

/// <summary>Client, workflow instance and activity executor with the interceptor, without a server between them.</summary>
internal sealed class TracedRun
{
    public const string WorkflowId = "wf-traced";
    public const string RunId = "run-traced";

    private readonly WorkflowInstance instance;
    private int historyLength;

    public TracedRun() => instance = new WorkflowInstance(new WorkflowInstanceDetails
    {
        Definition = WorkflowDefinition.Create(typeof(TracedWorkflow)),
        Namespace = "ns",
        TaskQueue = "queue",
        PayloadConverter = DataConverter.Default.PayloadConverter,
        FailureConverter = DataConverter.Default.FailureConverter,
        LoggerFactory = NullLoggerFactory.Instance,
        Interceptors = [Interceptor],
    });

    // The default propagator of a process without the OpenTelemetry SDK carries nothing.
    public static TracingInterceptor Interceptor { get; } = new(new TracingInterceptorOptions
    {
        Propagator = new CompositeTextMapPropagator([new TraceContextPropagator(), new BaggagePropagator()]),
    });

    public CapturingClient Client { get; init; } = new();

    public ClientOutboundInterceptor Outbound => Interceptor.InterceptClient(Client);

    public async Task<Header> StartByClientAsync()
    {
        await Outbound.StartWorkflowAsync<TracedWorkflow, string>(
            new StartWorkflowInput("TracedWorkflow", [], new WorkflowOptions(WorkflowId, "queue"), Headers: null));
        return CapturedHeader();
    }

    public Header CapturedHeader() => new() { Fields = { Client.Headers! } };

    public IReadOnlyList<InstanceCommand> Initialize(Header header, bool isReplaying = false) => Activate(
        isReplaying,
        new InitializeWorkflow(
            WorkflowId,
            new WorkflowExecutionStartedEventAttributes
            {
                WorkflowType = new WorkflowType { Name = nameof(TracedWorkflow) },
                OriginalExecutionRunId = RunId,
                Header = header,
            },
            DateTime.UnixEpoch,
            RandomnessSeed: 1));

    public IReadOnlyList<InstanceCommand> Activate(bool isReplaying, params ActivationJob[] jobs)
    {
        historyLength += 3;
        var completion = instance.Activate(new WorkflowActivation
        {
            RunId = RunId,
            Timestamp = DateTime.UnixEpoch,
            IsReplaying = isReplaying,
            HistoryLength = historyLength,
            AvailableLangFlags = [2],
            Jobs = jobs,
        });
        Assert.That(completion, Is.InstanceOf<WorkflowActivationCompletion.Succeeded>());
        return ((WorkflowActivationCompletion.Succeeded)completion).Commands;
    }

    public static async Task<ActivityOutcome> RunActivityAsync(Header? header, string? failWith = null)
    {
        using var executor = new ActivityExecutor(new ActivityExecutorOptions
        {
            Activities = new ActivityRegistry([ActivityDefinition.Create(TracedWorkflow.ReadBaggage)]),
            DataConverter = DataConverter.Default,
            Interceptors = [Interceptor],
            TaskFactory = Task.Factory,
            Logger = NullLogger.Instance,
            Client = () => throw new InvalidOperationException("The activity needs no client."),
            MetricMeter = _ => TemporalInstruments.UserMeter,
            WorkerShutdownToken = CancellationToken.None,
        });
        var call = new ActivityCall(
            NewActivityInfo(),
            [DataConverter.Default.PayloadConverter.ToPayload(failWith)],
            header?.Fields);
        return await executor.ExecuteAsync(call, new RunningActivity(static _ => { }), () => null);
    }

    private static ActivityInfo NewActivityInfo() => new(
        ActivityId: "1",
        ActivityType: nameof(TracedWorkflow.ReadBaggage),
        Attempt: 1,
        CurrentAttemptScheduledTime: DateTime.UnixEpoch,
        DataConverter: DataConverter.Default,
        HeartbeatDetails: [],
        HeartbeatTimeout: null,
        IsLocal: false,
        Namespace: "ns",
        Priority: Temporal.Common.Priority.Default,
        RetryPolicy: null,
        ScheduleToCloseTimeout: null,
        ScheduledTime: DateTime.UnixEpoch,
        StartToCloseTimeout: TimeSpan.FromMinutes(1),
        StartedTime: DateTime.UnixEpoch,
        TaskQueue: "queue",
        TaskToken: [],
        WorkflowId: WorkflowId,
        WorkflowNamespace: "ns",
        WorkflowRunId: RunId,
        WorkflowType: nameof(TracedWorkflow));
}
