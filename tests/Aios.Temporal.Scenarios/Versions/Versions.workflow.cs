namespace Aios.Scenarios.Versions;

/// <summary>Two builds each of a pinned and of a moving workflow; the result names the build that finished the run.</summary>
[Workflow("PinnedFlow", VersioningBehavior = VersioningBehavior.Pinned)]
public class PinnedFlow
{
    private bool _finish;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _finish);
        return $"build {Workflow.CurrentDeploymentVersion?.BuildId}";
    }

    [WorkflowSignal]
    public async Task FinishAsync() => _finish = true;
}

[Workflow("MovingFlow", VersioningBehavior = VersioningBehavior.AutoUpgrade)]
public class MovingFlow
{
    private bool _finish;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _finish);
        return $"build {Workflow.CurrentDeploymentVersion?.BuildId}";
    }

    [WorkflowSignal]
    public async Task FinishAsync() => _finish = true;
}
