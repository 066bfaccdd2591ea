using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Client;

/// <summary>Only called through expressions.</summary>
[Workflow("Order")]
public interface ITestWorkflow
{
    [WorkflowQuery]
    string State { get; }

    [WorkflowRun]
    Task<string> RunAsync(string item, int count);

    [WorkflowSignal]
    Task ApproveAsync(string who);

    [WorkflowQuery("total")]
    int GetTotal(int factor);

    [WorkflowUpdate]
    Task<int> AddAsync(int amount);
}
