using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Runs;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Worker.Runs;

/// <summary>A run loop without threads: performs the effects of one engine at once and keeps what it reported.</summary>
internal sealed class EngineDriver
{
    public static readonly DateTime Now = new(2024, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Queue<RunEffect> effects = [];

    public EngineDriver(Script script, WorkflowRunEngineOptions? options = null)
    {
        Engine = new WorkflowRunEngine(options ?? DefaultOptions);
        Instance = new ScriptedInstance(script);
    }

    public static WorkflowRunEngineOptions DefaultOptions => new()
    {
        Namespace = "default",
        TaskQueue = "test-queue",
        SdkName = "test-sdk",
        SdkVersion = "1.0.0",
    };

    public WorkflowRunEngine Engine { get; }

    public ScriptedInstance Instance { get; }

    public List<RespondWorkflowTaskCompletedRequest> Completions { get; } = [];

    public List<RespondWorkflowTaskFailedRequest> Failures { get; } = [];

    public List<RespondQueryTaskCompletedRequest> Answers { get; } = [];

    public RunEffect.Evict? Evicted { get; private set; }

    public int FinishedWithoutAnswer { get; private set; }

    public TimeSpan? HeartbeatDue { get; private set; }

    public List<LocalActivityTask> RunningLocalActivities { get; } = [];

    public List<uint> CancelledLocalActivities { get; } = [];

    public List<ByteString> Fetched { get; } = [];

    /// <summary>Serves pages; by default there are none.</summary>
    public Func<ByteString, GetWorkflowExecutionHistoryResponse>? Pages { get; set; }

    /// <summary>Outcome of a local activity as soon as it starts; null leaves it running.</summary>
    public Func<LocalActivityTask, ActivityResolution?> LocalActivities { get; set; } =
        static _ => new ActivityResolution.Completed(Make.Payload("1"));

    public EngineDriver Task(PollWorkflowTaskQueueResponse task) => Perform(Engine.OnWorkflowTask(task, Now));

    /// <summary>The server accepts the completion, maybe with the next task.</summary>
    public EngineDriver Accepted(PollWorkflowTaskQueueResponse? next = null, long reset = 0) => Perform(
        Engine.OnTaskCompleted(new() { WorkflowTask = next, ResetHistoryEventId = reset }, Now));

    public EngineDriver Heartbeat() => Perform(Engine.OnHeartbeatDue(Now));

    public EngineDriver ResolveLocal(uint seq, ActivityResolution resolution, int attempts = 1)
    {
        RunningLocalActivities.RemoveAll(t => t.Seq == seq);
        return Perform(Engine.OnLocalActivityResolved(
            new LocalActivityResult(seq, resolution, attempts, attempts, TimeSpan.FromMilliseconds(10)), Now));
    }

    public EngineDriver Perform(IReadOnlyList<RunEffect> next)
    {
        foreach (var effect in next)
        {
            effects.Enqueue(effect);
        }

        while (true)
        {
            if (effects.TryDequeue(out var effect))
            {
                foreach (var follow in Perform(effect))
                {
                    effects.Enqueue(follow);
                }
            }
            else if (RunningLocalActivities.Find(t => LocalActivities(t) is not null) is { } done && Evicted is null)
            {
                RunningLocalActivities.Remove(done);
                var result = new LocalActivityResult(
                    done.Seq, LocalActivities(done)!, done.Attempt, 1, TimeSpan.FromMilliseconds(10));
                foreach (var follow in Engine.OnLocalActivityResolved(result, Now))
                {
                    effects.Enqueue(follow);
                }
            }
            else
            {
                return this;
            }
        }
    }

    private IReadOnlyList<RunEffect> Perform(RunEffect effect)
    {
        switch (effect)
        {
            case RunEffect.Activate activate:
                return Engine.OnActivationCompleted(Instance.Activate(activate.Activation), Now);
            case RunEffect.FetchHistory fetch:
                Fetched.Add(fetch.NextPageToken);
                return Pages is null
                    ? Engine.OnHistoryFetchFailed(new InvalidOperationException("no pages"), Now)
                    : Engine.OnHistoryPage(Pages(fetch.NextPageToken), Now);
            case RunEffect.ExecuteLocalActivity execute:
                RunningLocalActivities.Add(execute.Task);
                break;
            case RunEffect.CancelLocalActivity cancel:
                CancelledLocalActivities.Add(cancel.Seq);
                break;
            case RunEffect.StartHeartbeatTimer timer:
                HeartbeatDue = timer.Due;
                break;
            case RunEffect.StopHeartbeatTimer:
                HeartbeatDue = null;
                break;
            case RunEffect.CompleteTask complete:
                Completions.Add(complete.Request);
                break;
            case RunEffect.FailTask fail:
                Failures.Add(fail.Request);
                break;
            case RunEffect.AnswerQuery answer:
                Answers.Add(answer.Request);
                break;
            case RunEffect.TaskFinished:
                FinishedWithoutAnswer++;
                break;
            case RunEffect.Evict evict:
                Evicted = evict;
                break;
        }

        return [];
    }
}
