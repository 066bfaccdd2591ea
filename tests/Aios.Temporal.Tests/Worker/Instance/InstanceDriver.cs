using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Instance;
using Aios.Temporal.Workflows;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aios.Temporal.Tests.Worker.Instance;

/// <summary>Plays the engine for one instance: feeds jobs, keeps the commands.</summary>
internal sealed class InstanceDriver
{
    public static readonly DateTime StartTime = new(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc);

    private static readonly DefaultPayloadConverter Converter = new();

    private readonly WorkflowInstance instance;
    private DateTime now = StartTime;

    public InstanceDriver(WorkflowDefinition definition, Func<WorkflowInstanceDetails, WorkflowInstanceDetails>? configure = null)
    {
        var details = new WorkflowInstanceDetails
        {
            Definition = definition,
            Namespace = "test-namespace",
            TaskQueue = "test-queue",
            PayloadConverter = Converter,
            FailureConverter = DataConverter.Default.FailureConverter,
            LoggerFactory = NullLoggerFactory.Instance,
        };
        instance = new(configure?.Invoke(details) ?? details);
    }

    public string RunId { get; } = "00000000-0000-0000-0000-000000000001";

    public bool Replaying { get; set; }

    public IReadOnlyCollection<uint> LangFlags { get; set; } = [2];

    public WorkflowExecutionStartedEventAttributes Started { get; } = new()
    {
        WorkflowType = new() { Name = "TestWorkflow" },
        Attempt = 1,
        FirstExecutionRunId = "first-run",
        OriginalExecutionRunId = "original-run",
        WorkflowTaskTimeout = Duration.FromTimeSpan(TimeSpan.FromSeconds(10)),
    };

    public WorkflowActivationCompletion LastCompletion { get; private set; } = null!;

    public static InstanceDriver For<T>(Func<WorkflowInstanceDetails, WorkflowInstanceDetails>? configure = null) =>
        new(WorkflowDefinition.Create<T>(), configure);

    public static Payloads? Payloads(params object?[] values)
    {
        if (values.Length == 0)
        {
            return null;
        }

        var payloads = new Payloads();
        payloads.Payloads_.Add(values.Select(Converter.ToPayload));
        return payloads;
    }

    public static Payload Payload(object? value) => Converter.ToPayload(value);

    public static T? Value<T>(Payload? payload) => payload is null ? default : Converter.ToValue<T>(payload);

    public static SignalWorkflow Signal(string name, params object?[] args) => new(name, Payloads(args), null, "tester");

    public static QueryWorkflow Query(string type, params object?[] args) => new("query-1", type, Payloads(args), null);

    public static DoUpdate Update(string name, params object?[] args) =>
        new("update-1", "protocol-1", name, Payloads(args), null, new() { UpdateId = "update-1" }, RunValidator: true);

    public static ResolveActivity ActivityDone(uint seq, object? result = null) =>
        new(seq, new ActivityResolution.Completed(Payload(result)), IsLocal: false);

    public static Api.Failure.V1.Failure Cancelled(string message = "Activity cancelled") => new()
    {
        Message = message,
        ActivityFailureInfo = new() { ActivityId = "1", ActivityType = new() { Name = "Do" } },
        Cause = new() { CanceledFailureInfo = new() },
    };

    public static Api.Failure.V1.Failure Failed(string message) => new()
    {
        Message = "Activity task failed",
        ActivityFailureInfo = new() { ActivityId = "1", ActivityType = new() { Name = "Do" } },
        Cause = new() { Message = message, ApplicationFailureInfo = new() { Type = "Boom" } },
    };

    /// <summary>First activation; the other jobs come with it.</summary>
    public IReadOnlyList<InstanceCommand> Start(object?[]? args = null, params ActivationJob[] jobs)
    {
        Started.Input = Payloads(args ?? []);
        return Activate([new InitializeWorkflow("test-workflow", Started, StartTime, RandomnessSeed: 0), .. jobs]);
    }

    /// <summary>One activation that must succeed.</summary>
    public IReadOnlyList<InstanceCommand> Activate(params ActivationJob[] jobs)
    {
        ActivateRaw(jobs);
        if (LastCompletion is WorkflowActivationCompletion.Failed failed)
        {
            Assert.Fail($"The activation failed: {failed.Failure}");
        }

        return ((WorkflowActivationCompletion.Succeeded)LastCompletion).Commands;
    }

    /// <summary>One activation that must fail; returns its failure.</summary>
    public Api.Failure.V1.Failure ActivateFailing(params ActivationJob[] jobs)
    {
        ActivateRaw(jobs);
        Assert.That(LastCompletion, Is.TypeOf<WorkflowActivationCompletion.Failed>());
        return ((WorkflowActivationCompletion.Failed)LastCompletion).Failure;
    }

    public Api.Failure.V1.Failure StartFailing(object?[]? args = null, params ActivationJob[] jobs)
    {
        Started.Input = Payloads(args ?? []);
        return ActivateFailing([new InitializeWorkflow("test-workflow", Started, StartTime, RandomnessSeed: 0), .. jobs]);
    }

    public void ActivateRaw(params ActivationJob[] jobs)
    {
        LastCompletion = instance.Activate(new()
        {
            RunId = RunId,
            Timestamp = now,
            IsReplaying = Replaying,
            HistoryLength = 3,
            AvailableLangFlags = LangFlags,
            Jobs = jobs,
        });
        now += TimeSpan.FromSeconds(1);
    }
}
