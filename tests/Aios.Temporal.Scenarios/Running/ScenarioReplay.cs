using Aios.Scenarios.Catalogue;

namespace Aios.Scenarios.Running;

/// <summary>Replays a recorded history with the current code of its scenario.</summary>
public static class ScenarioReplay
{
    /// <summary>Null if the replay succeeded.</summary>
    public static async Task<Exception?> ReplayAsync(Scenario scenario, string workflowId, string json)
    {
        var options = new WorkflowReplayerOptions { DataConverter = scenario.Converter ?? DataConverter.Default };
        foreach (var workflow in scenario.Workflows)
        {
            options.AddWorkflow(workflow);
        }

        var history = WorkflowHistory.FromJson(workflowId, json);
        var result = await new WorkflowReplayer(options).ReplayWorkflowAsync(history, throwOnReplayFailure: false)
            .ConfigureAwait(false);
        return result.ReplayFailure;
    }
}
