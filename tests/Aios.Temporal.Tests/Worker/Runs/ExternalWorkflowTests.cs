using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Tests.Worker.Runs;

internal sealed class ExternalWorkflowTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void Signal_Answered_ResolvesWithOutcome(bool delivered)
    {
        var history = HistoryBuilder.Started().WorkflowTask().ExternalSignalInitiated("other");
        _ = delivered ? history.ExternalSignaled("other") : history.ExternalSignalFailed("other");
        var messages = new HashSet<string?>();

        FourWays.Check(history.WorkflowTask().WorkflowCompleted(), job =>
        {
            switch (job)
            {
                case InitializeWorkflow:
                    return [Make.Signal(1, "other")];
                case ResolveSignalExternalWorkflow resolve:
                    messages.Add(resolve.Failure?.Message);
                    return [Make.CancelSignal(1), Make.Complete()];
                default:
                    return [];
            }
        });

        Assert.That(messages, Is.EqualTo(new[]
        {
            delivered ? null : "Unable to signal external workflow because it was not found",
        }));
    }

    [Test]
    public void CancelSignal_InSameTask_SendsNothing()
    {
        var run = FourWays.Check(HistoryBuilder.Started().WorkflowTask().WorkflowCompleted(), job => job switch
        {
            InitializeWorkflow => [Make.Signal(1, "other"), Make.CancelSignal(1), Make.CancelSignal(1)],
            ResolveSignalExternalWorkflow { Failure.Message: "Signal was cancelled before being sent" } => [Make.Complete()],
            _ => [],
        });

        Assert.That(run.Completions[0].Commands, Has.Count.EqualTo(1));
    }

    [Test]
    public void CancelSignal_AfterRecorded_IsTooLate()
    {
        var history = HistoryBuilder.Started().WorkflowTask().ExternalSignalInitiated("other").Signaled("x")
            .WorkflowTask().ExternalSignaled("other").WorkflowTask().WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Signal(1, "other")],
            SignalWorkflow => [Make.CancelSignal(1)],
            ResolveSignalExternalWorkflow { Failure: null } => [Make.Complete()],
            _ => [],
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Cancel_Answered_ResolvesWithOutcome(bool delivered)
    {
        var history = HistoryBuilder.Started().WorkflowTask().ExternalCancelInitiated("other");
        _ = delivered ? history.ExternalCancelDelivered("other") : history.ExternalCancelFailed("other");

        var run = FourWays.Check(history.WorkflowTask().WorkflowCompleted(), job => job switch
        {
            InitializeWorkflow => [Make.CancelExternal(1, "other")],
            ResolveRequestCancelExternalWorkflow resolve when resolve.Failure is null == delivered => [Make.Complete()],
            _ => [],
        });

        var sent = run.Completions[0].Commands.Single().RequestCancelExternalWorkflowExecutionCommandAttributes;
        Assert.That(sent.Namespace, Is.EqualTo("default"));
        Assert.That(
            sent.Reason, Is.EqualTo($"Cancel requested by workflow with run id {HistoryBuilder.RunId} with reason: why"));
    }
}
