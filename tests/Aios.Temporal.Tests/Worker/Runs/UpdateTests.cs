using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Update.V1;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Tests.Worker.Runs;

internal sealed class UpdateTests
{
    [Test]
    public void Update_CompletesInItsTask_AnswersWithBothMessages()
    {
        var history = HistoryBuilder.Started().FlaggedTask().FlaggedTask().UpdateAccepted("u").UpdateCompleted("u")
            .Signaled("end").WorkflowTask().WorkflowCompleted();

        var run = FourWays.Check(history, job => job switch
        {
            DoUpdate => [Make.Accept("u"), Make.Finish("u")],
            SignalWorkflow => [Make.Complete()],
            _ => [],
        });

        var completion = run.Completions[1];
        Assert.That(completion.Messages.Select(m => m.Id), Is.EqualTo(new[] { "u/request/accept", "u/request/complete" }));
        Assert.That(
            completion.Commands.Select(c => c.ProtocolMessageCommandAttributes.MessageId),
            Is.EqualTo(completion.Messages.Select(m => m.Id)));
        var acceptance = completion.Messages[0].Body.Unpack<Acceptance>();
        Assert.That(acceptance.AcceptedRequest.Input.Name, Is.EqualTo("upd"));
        Assert.That(acceptance.AcceptedRequestMessageId, Is.EqualTo("u/request"));
        Assert.That(completion.Messages[0].Body.TypeUrl, Is.EqualTo("type.googleapis.com/temporal.api.update.v1.Acceptance"));
    }

    [Test]
    public void Update_CompletesInLaterTask_AcceptComesBeforeHandlerCommands()
    {
        var history = HistoryBuilder.Started().FlaggedTask().FlaggedTask().UpdateAccepted("u").TimerStarted("1").TimerFired("1")
            .WorkflowTask().UpdateCompleted("u").WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            DoUpdate => [Make.Accept("u"), Make.Timer(1)],
            FireTimer => [Make.Finish("u"), Make.Complete()],
            _ => [],
        });
    }

    [Test]
    public void Update_CompletesAfterLocalActivityInSameTask_KeepsOrder()
    {
        var history = HistoryBuilder.Started().FlaggedTask().FlaggedTask().UpdateAccepted("u").LocalActivityMarker(1)
            .UpdateCompleted("u").WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            DoUpdate => [Make.Accept("u"), Make.Local(1)],
            ResolveActivity => [Make.Finish("u"), Make.Complete()],
            _ => [],
        });
    }

    [Test]
    public void Update_InFirstTask_IsDeliveredWithInitialize()
    {
        var history = HistoryBuilder.Started().FlaggedTask().UpdateAccepted("u").UpdateCompleted("u").WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            DoUpdate => [Make.Accept("u"), Make.Finish("u"), Make.Complete()],
            _ => [],
        });
    }

    [Test]
    public void Update_FailsAfterAcceptance_AnswersWithFailure()
    {
        var history = HistoryBuilder.Started().FlaggedTask().UpdateAccepted("u").UpdateCompleted("u").WorkflowCompleted();

        var run = FourWays.Check(history, job => job switch
        {
            DoUpdate => [Make.Accept("u"), Make.Reject("u"), Make.Complete()],
            _ => [],
        });

        var response = run.Completions[0].Messages[1].Body.Unpack<Response>();
        Assert.That(response.Outcome.Failure.Message, Is.EqualTo("no"));
    }

    [Test]
    public void Update_Rejected_IsOnlyAMessage()
    {
        var driver = new EngineDriver(job => job is DoUpdate ? [Make.Reject("u")] : []);
        driver.Task(WithUpdate("u"));

        var completion = driver.Completions.Single();
        Assert.That(completion.Commands, Is.Empty);
        Assert.That(completion.Messages.Single().Id, Is.EqualTo("u/request/reject"));
        Assert.That(completion.Messages.Single().Body.Unpack<Rejection>().RejectedRequest.Meta.UpdateId, Is.EqualTo("u"));
    }

    [Test]
    public void Update_RejectedSpeculativeTaskIsDiscarded_NextTaskShipsTheEventsAgain()
    {
        var driver = new EngineDriver(job => job switch
        {
            DoUpdate => [Make.Reject("u")],
            SignalWorkflow => [Make.Complete()],
            _ => [],
        });
        var first = HistoryBuilder.Started().WorkflowTask();
        var speculative = new ServerTasks(HistoryBuilder.Started().WorkflowTask().WorkflowTaskStarted().Build()).Incremental(1);
        speculative.Messages.Add(ServerTasks.UpdateRequest("u", 5));
        var afterwards = new ServerTasks(HistoryBuilder.Started().WorkflowTask().Signaled("s").WorkflowTaskStarted().Build()).Incremental(1);

        driver.Task(new ServerTasks(first.Build()).Incremental(0)).Accepted(speculative).Accepted(reset: 3).Task(afterwards);

        Assert.That(driver.Failures, Is.Empty);
        Assert.That(driver.Completions[2].Commands.Single().CommandType, Is.EqualTo(CommandType.CompleteWorkflowExecution));
    }

    [Test]
    public void Update_RejectedThenSentAgain_IsANewUpdate()
    {
        var driver = new EngineDriver(job => job is DoUpdate ? [Make.Reject("u")] : []);
        var again = new ServerTasks(HistoryBuilder.Started().WorkflowTask().WorkflowTaskStarted().Build()).Incremental(1);
        again.Messages.Add(ServerTasks.UpdateRequest("u", 5));

        driver.Task(WithUpdate("u")).Accepted(again);

        Assert.That(driver.Completions[1].Messages.Single().Id, Is.EqualTo("u/request/reject"));
    }

    [Test]
    public void Update_RepeatedWhileRunning_IsIgnored()
    {
        var driver = new EngineDriver(job => job is DoUpdate ? [Make.Accept("u"), Make.Timer(1)] : []);
        var again = new ServerTasks(
            HistoryBuilder.Started().WorkflowTask().UpdateAccepted("u").TimerStarted("1").Signaled("x").WorkflowTaskStarted().Build())
            .Incremental(1);
        again.Messages.Add(ServerTasks.UpdateRequest("u", 8));

        driver.Task(WithUpdate("u")).Accepted(again);

        Assert.That(driver.Instance.Trace, Has.Exactly(1).StartsWith("DoUpdate"));
        Assert.That(driver.Failures, Is.Empty);
    }

    [Test]
    public void Update_Admitted_IsDeliveredLiveAndInReplay()
    {
        var history = HistoryBuilder.Started().FlaggedTask().UpdateAdmitted("u").WorkflowTaskStarted().FlaggedCompletion()
            .UpdateAccepted("u", sequencingEventId: 5).UpdateCompleted("u").WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            DoUpdate => [Make.Accept("u"), Make.Finish("u"), Make.Complete()],
            _ => [],
        });
    }

    [Test]
    public void Update_AcceptedAfterEmptyTasks_RunsInItsOwnTask()
    {
        var history = HistoryBuilder.Started().FlaggedTask().TimerStarted("1").TimerFired("1").WorkflowTask()
            .WorkflowTask().UpdateAccepted("u").UpdateCompleted("u").WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Timer(1)],
            DoUpdate => [Make.Accept("u"), Make.Finish("u"), Make.Complete()],
            _ => [],
        });
    }

    [Test]
    public void Update_CacheLostAfterEmptyTask_ComesAfterTheJobsOfThatTask()
    {
        // The second task ended without a command, so only the update tells that it was a task of its own.
        var history = HistoryBuilder.Started().FlaggedTask().TimerStarted("1").TimerStarted("2").TimerFired("1").WorkflowTask()
            .WorkflowTask().UpdateAccepted("u").UpdateCompleted("u").WorkflowCompleted();

        var run = FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Timer(1), Make.Timer(2)],
            DoUpdate => [Make.Accept("u"), Make.Finish("u"), Make.Complete()],
            _ => [],
        });

        Assert.That(run.Instance.Trace[1], Does.StartWith("FireTimer"));
        Assert.That(run.Instance.Trace[2], Does.StartWith("DoUpdate"));
    }

    [Test]
    public void Validator_LiveAndReplay_RunsOnlyLive()
    {
        var live = new EngineDriver(_ => []).Task(WithUpdate("u"));
        var replay = new EngineDriver(job => job is DoUpdate ? [Make.Accept("u"), Make.Finish("u")] : []).Task(ServerTasks.LastOf(
            HistoryBuilder.Started().FlaggedTask().UpdateAccepted("u").UpdateCompleted("u").Signaled("s").WorkflowTaskStarted()));

        Assert.That(Update(live).RunValidator, Is.True);
        Assert.That(Update(replay).RunValidator, Is.False);
        Assert.That(replay.Completions.Single().Messages, Is.Empty);
    }

    [Test]
    public void Response_ForUnknownUpdate_FailsTheTask()
    {
        var driver = new EngineDriver(job => job is InitializeWorkflow ? [Make.Accept("nobody")] : []);

        driver.Task(ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted()));

        Assert.That(driver.Failures.Single().Failure.Message, Does.Contain("'nobody'"));
    }

    private static DoUpdate Update(EngineDriver driver) =>
        driver.Instance.Activations.SelectMany(a => a.Jobs).OfType<DoUpdate>().Single();

    private static Api.WorkflowService.V1.PollWorkflowTaskQueueResponse WithUpdate(string id)
    {
        var task = ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted());
        task.Messages.Add(ServerTasks.UpdateRequest(id, 2));
        return task;
    }
}
