using System.Globalization;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Tests.Worker.Runs;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Machines;
using Aios.Temporal.Workflows;
using ProtoHistory = Aios.Temporal.Api.History.V1.History;

namespace Aios.Temporal.Tests.Worker.History;

/// <summary>
/// The workflows behind the recorded histories, told apart by what is recorded: ids and types come from there, the
/// order of calls from here.
/// </summary>
internal sealed class RecordedWorkflow(ProtoHistory history)
{
    private readonly LocalActivityMarker? local =
        history.Events.Where(LocalActivityMarker.IsMarker).Select(LocalActivityMarker.Parse).FirstOrDefault();

    private readonly Queue<string> activityIds = new(history.Events
        .Where(e => e.EventType is EventType.ActivityTaskScheduled)
        .Select(e => e.ActivityTaskScheduledEventAttributes.ActivityId));

    private readonly string activityType = history.Events
        .Select(e => e.ActivityTaskScheduledEventAttributes?.ActivityType.Name).FirstOrDefault(n => n is not null) ?? "";

    private readonly bool hasUpdates = history.Events.Any(e => e.EventType is EventType.WorkflowExecutionUpdateAccepted);
    private readonly bool updatesWait = history.Events.Any(e => e.EventType is EventType.WorkflowExecutionUpdateAccepted)
        && history.Events.Any(e => e.EventType is EventType.TimerStarted);

    private readonly Dictionary<uint, string> waitingUpdates = [];

    // The Rust SDK that recorded some of them counts timers from 0.
    private readonly Queue<uint> timers = new(history.Events
        .Where(e => e.EventType is EventType.TimerStarted)
        .Select(e => uint.Parse(e.TimerStartedEventAttributes.TimerId, CultureInfo.InvariantCulture)));

    private uint activity;

    public IEnumerable<InstanceCommand> Apply(ActivationJob job) => job switch
    {
        InitializeWorkflow => Start(),
        DoUpdate update when updatesWait => WaitThenFinish(update.ProtocolInstanceId),
        DoUpdate update => [Make.Accept(update.ProtocolInstanceId), Make.Finish(update.ProtocolInstanceId)],
        FireTimer fired when waitingUpdates.TryGetValue(fired.Seq, out var id) => [Make.Finish(id)],
        FireTimer => timers.TryDequeue(out var next) ? [Make.Timer(next)] : [Make.Complete()],
        ResolveActivity { IsLocal: true } when hasUpdates => [Make.Complete()],
        ResolveActivity => Activity(),
        _ => [],
    };

    private IEnumerable<InstanceCommand> Start()
    {
        if (local is not null)
        {
            activity = local.Seq;
            return
            [
                new ScheduleLocalActivityCommand(
                    local.Seq,
                    new() { ActivityId = local.ActivityId, ActivityType = new() { Name = local.ActivityType } },
                    1,
                    null,
                    TimeSpan.FromMinutes(1),
                    ActivityCancellationType.TryCancel),
            ];
        }

        if (activityIds.Count > 0)
        {
            return Activity();
        }

        var patches = history.Events.Any(e => PatchMarker.TryParse(e, out _));
        return patches ? [Make.Patch("integ_test_change_name"), Make.Timer(timers.Dequeue())] : [Make.Timer(timers.Dequeue())];
    }

    private IEnumerable<InstanceCommand> Activity() =>
        activityIds.TryDequeue(out var id) ? [Make.Activity(++activity, id: id, name: activityType)] : [];

    private IEnumerable<InstanceCommand> WaitThenFinish(string updateId)
    {
        var timer = timers.Dequeue();
        waitingUpdates[timer] = updateId;
        return [Make.Accept(updateId), Make.Timer(timer)];
    }
}
