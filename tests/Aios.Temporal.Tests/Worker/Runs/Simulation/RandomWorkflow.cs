using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Runs.Simulation;

/// <summary>
/// A workflow made of dice: what it does after a job depends on the seed and on the jobs before, so it is
/// deterministic, and any difference in the order of jobs shows up as other commands.
/// </summary>
internal sealed class RandomWorkflow(int seed)
{
    private const int MaximumSteps = 14;

    private readonly Random random = new(seed);
    private readonly SortedSet<uint> timers = [];
    private readonly SortedSet<uint> activities = [];
    private readonly SortedSet<uint> locals = [];
    private readonly SortedSet<uint> children = [];
    private readonly SortedSet<uint> signals = [];
    private readonly List<string> updates = [];
    private readonly HashSet<uint> cancelled = [];
    private readonly HashSet<uint> cancelledChildren = [];
    private uint timerSeq;
    private uint activitySeq;
    private uint childSeq;
    private uint signalSeq;
    private uint cancelSeq;
    private int steps;
    private bool closed;

    public IEnumerable<InstanceCommand> Apply(ActivationJob job)
    {
        if (closed || job is NotifyHasPatch or UpdateRandomSeed || !IsExpected(job))
        {
            return [];
        }

        var commands = new List<InstanceCommand>();
        if (job is DoUpdate update)
        {
            // A validator must not depend on dice: replay does not run it.
            if (update.Name == "bad")
            {
                return [Make.Reject(update.ProtocolInstanceId)];
            }

            commands.Add(Make.Accept(update.ProtocolInstanceId));
            updates.Add(update.ProtocolInstanceId);
        }

        for (var count = random.Next(1, 4); count > 0 && steps < MaximumSteps; count--, steps++)
        {
            commands.AddRange(Next());
        }

        if (updates.Count > 0 && (random.Next(2) == 0 || IsDone))
        {
            commands.Add(Make.Finish(updates[0]));
            updates.RemoveAt(0);
        }

        if (IsDone && updates.Count == 0)
        {
            closed = true;
            commands.Add(random.Next(3) == 0 ? Make.ContinueAsNew() : Make.Complete());
        }

        return commands;
    }

    private bool IsDone => steps >= MaximumSteps && timers.Count + activities.Count + locals.Count + children.Count + signals.Count == 0;

    /// <summary>An outcome may come for something that was cancelled in the same activation.</summary>
    private bool IsExpected(ActivationJob job) => job switch
    {
        FireTimer j => timers.Remove(j.Seq),
        ResolveActivity { IsLocal: true } j => locals.Remove(j.Seq),
        ResolveActivity j => activities.Remove(j.Seq),
        ResolveChildWorkflowStart { Result: ChildWorkflowStartResolution.Succeeded } j => children.Contains(j.Seq),
        ResolveChildWorkflowStart j => children.Remove(j.Seq),
        ResolveChildWorkflow j => children.Remove(j.Seq),
        ResolveSignalExternalWorkflow j => signals.Remove(j.Seq),
        _ => true,
    };

    private IEnumerable<InstanceCommand> Next()
    {
        switch (random.Next(14))
        {
            case 0 or 1:
                timers.Add(++timerSeq);
                return [Make.Timer(timerSeq)];
            case 2 or 3:
                activities.Add(++activitySeq);
                return [Make.Activity(activitySeq, (ActivityCancellationType)random.Next(3))];
            case 4 or 5:
                locals.Add(++activitySeq);
                return [Make.Local(activitySeq, (ActivityCancellationType)random.Next(3))];
            case 6:
                children.Add(++childSeq);
                return [Make.Child(childSeq, $"child-{childSeq}", (ChildWorkflowCancellationType)random.Next(4))];
            case 7:
                signals.Add(++signalSeq);
                return [Make.Signal(signalSeq, $"other-{signalSeq}")];
            case 8:
                return [Make.CancelExternal(++cancelSeq, $"cancel-{cancelSeq}")];
            case 9:
                return [Make.Patch($"patch-{random.Next(3)}")];
            case 10 when Pick(timers) is { } timer:
                timers.Remove(timer);
                return [Make.CancelTimer(timer)];
            case 11 when Pick(activities) is { } activity && cancelled.Add(activity):
                return [Make.CancelActivity(activity)];
            case 12 when Pick(locals) is { } local && cancelled.Add(local):
                return [Make.CancelLocal(local)];
            case 13 when Pick(children) is { } child && cancelledChildren.Add(child):
                return [Make.CancelChild(child)];
            default:
                return [];
        }
    }

    private uint? Pick(SortedSet<uint> set) => set.Count == 0 ? null : set.ElementAt(random.Next(set.Count));
}
