using Aios.Temporal.Worker.LocalActivities;
using Aios.Temporal.Worker.Runs;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>The local activities of one run that are under way. Used by the owner of the run only.</summary>
internal sealed class RunLocalActivities(LocalActivityRunner? runner, LocalActivityOwner owner)
{
    private readonly Dictionary<uint, LocalActivityExecution> running = [];

    public void Start(LocalActivityTask task, Action<LocalActivityResult> resolved)
    {
        if (runner is null)
        {
            throw new InvalidOperationException(
                $"Workflow {owner.WorkflowType} runs local activity {task.Attributes.ActivityType.Name}, but this worker has no activities; register it");
        }

        running[task.Seq] = runner.Start(task, owner, resolved);
    }

    public void Cancel(uint seq)
    {
        if (running.TryGetValue(seq, out var execution))
        {
            execution.Cancel();
        }
    }

    public void Finished(uint seq) => running.Remove(seq);

    public void CancelAll()
    {
        foreach (var execution in running.Values)
        {
            execution.Cancel();
        }

        running.Clear();
    }
}
