using Aios.Agents.FirstRun;

namespace Aios.Workflows.Scenarios.FirstRun;

/// <summary>
/// The smallest workflow with everything that makes the rest work: it senses by an activity, decides, waits for a person
/// with a time limit and a safe default, and acts once.
/// </summary>
[Workflow]
public class FirstRunWorkflow
{
    private static readonly ActivityOptions Quick = new()
    {
        StartToCloseTimeout = TimeSpan.FromSeconds(10),
        RetryPolicy = new() { MaximumAttempts = 5 },
    };

    private readonly List<string> progress = [];
    private bool? decision;

    /// <summary>Runs until a person has decided or the limit has passed.</summary>
    /// <param name="approvalLimit">How long to wait for a person; then nothing is done.</param>
    [WorkflowRun]
    public async Task<FirstRunResult> RunAsync(TimeSpan approvalLimit)
    {
        progress.Add("sense: reading the facts of this machine");
        var facts = await Workflow.ExecuteActivityAsync<MachineFacts>(FirstRunContract.InspectMachine, [], Quick);

        progress.Add($"decide: {facts.MachineName} has {facts.FreeDiskBytes / (1 << 30)} GiB free; propose to write a receipt");
        progress.Add($"wait: a person has {approvalLimit.TotalSeconds:0} s to send the signal approve or reject");
        var decided = await Workflow.WaitConditionAsync(() => decision.HasValue, approvalLimit);
        if (decision is not true)
        {
            progress.Add(decided ? "rejected: nothing is done" : "nobody answered: the safe default is to do nothing");
            return new(false, facts, null);
        }

        progress.Add("act: writing the receipt");
        var receipt = await Workflow.ExecuteActivityAsync<ReceiptOutcome>(
            FirstRunContract.WriteReceipt,
            [new Receipt(Workflow.Info.WorkflowId, $"{facts.Runtime} on {facts.MachineName}, approved at {Workflow.UtcNow:O}")],
            Quick);
        progress.Add($"done: {receipt.Path}");
        return new(true, facts, receipt);
    }

    /// <summary>A person says yes.</summary>
    [WorkflowSignal("approve")]
    public Task ApproveAsync()
    {
        decision ??= true;
        return Task.CompletedTask;
    }

    /// <summary>A person says no.</summary>
    [WorkflowSignal("reject")]
    public Task RejectAsync()
    {
        decision ??= false;
        return Task.CompletedTask;
    }

    /// <summary>What happened so far, one line a step.</summary>
    [WorkflowQuery("progress")]
    public IReadOnlyList<string> Progress() => progress;
}
