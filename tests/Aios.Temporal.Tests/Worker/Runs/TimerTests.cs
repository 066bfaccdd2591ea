using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Tests.Worker.Runs;

internal sealed class TimerTests
{
    [Test]
    public void Timer_Fires_CompletesWorkflow()
    {
        var history = HistoryBuilder.Started().WorkflowTask().TimerStarted("1").TimerFired("1").WorkflowTask().WorkflowCompleted();

        var run = FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Timer(1)],
            FireTimer => [Make.Complete()],
            _ => [],
        });

        Assert.That(run.Completions[0].Commands[0].StartTimerCommandAttributes.TimerId, Is.EqualTo("1"));
        Assert.That(run.Completions[1].Commands[0].CommandType, Is.EqualTo(CommandType.CompleteWorkflowExecution));
    }

    [Test]
    public void Timers_Parallel_FireInServerOrder()
    {
        var history = HistoryBuilder.Started().WorkflowTask().TimerStarted("1").TimerStarted("2")
            .TimerFired("2").WorkflowTask().TimerFired("1").WorkflowTask().WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Timer(1), Make.Timer(2)],
            FireTimer { Seq: 1 } => [Make.Complete()],
            _ => [],
        });
    }

    [Test]
    public void CancelTimer_AfterRecorded_SendsCancelAndNoJob()
    {
        var history = HistoryBuilder.Started().WorkflowTask().TimerStarted("1").TimerStarted("2").TimerFired("2")
            .WorkflowTask().TimerCanceled("1").WorkflowCompleted();

        var run = FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Timer(1), Make.Timer(2)],
            FireTimer => [Make.CancelTimer(1), Make.Complete()],
            _ => [],
        });

        Assert.That(
            run.Completions[1].Commands.Select(c => c.CommandType),
            Is.EqualTo(new[] { CommandType.CancelTimer, CommandType.CompleteWorkflowExecution }));
    }

    [Test]
    public void CancelTimer_TimerContinuesAfterCancel_HistoryGoesOn()
    {
        var history = HistoryBuilder.Started().WorkflowTask().TimerStarted("1").Signaled("a")
            .WorkflowTask().TimerCanceled("1").Signaled("b").WorkflowTask().WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Timer(1)],
            SignalWorkflow { Name: "a" } => [Make.CancelTimer(1)],
            SignalWorkflow { Name: "b" } => [Make.CancelTimer(1), Make.Complete()],
            _ => [],
        });
    }

    [Test]
    public void CancelTimer_InSameTask_SendsNothing()
    {
        var history = HistoryBuilder.Started().WorkflowTask().TimerStarted("2").TimerFired("2").WorkflowTask().WorkflowCompleted();

        var run = FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Timer(1), Make.Timer(2), Make.CancelTimer(1), Make.CancelTimer(1)],
            FireTimer => [Make.Complete()],
            _ => [],
        });

        Assert.That(run.Completions[0].Commands, Has.Count.EqualTo(1));
    }

    [Test]
    public void CancelTimer_AfterItFiredInTheSameActivation_IsIgnored()
    {
        var history = HistoryBuilder.Started().WorkflowTask().TimerStarted("1").TimerFired("1").WorkflowTask().WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Timer(1)],
            FireTimer => [Make.CancelTimer(1), Make.Complete()],
            _ => [],
        });
    }
}
