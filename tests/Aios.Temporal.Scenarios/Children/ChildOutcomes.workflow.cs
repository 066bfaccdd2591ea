namespace Aios.Scenarios.Children;

/// <summary>Starts a child and waits for whatever happens to it.</summary>
[Workflow]
public class SignalsChildLater
{
    [WorkflowRun]
    public async Task<string> RunAsync(string childId) =>
        await Workflow.ExecuteChildWorkflowAsync((WaitingChild w) => w.RunAsync("throw"), new() { Id = childId });
}
