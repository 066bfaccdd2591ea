using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Tests.Worker.Runs;

internal sealed class QueryTests
{
    private static readonly Script TimerThenComplete = job => job switch
    {
        InitializeWorkflow => [Make.Timer(1)],
        FireTimer => [Make.Complete()],
        _ => [],
    };

    private static HistoryBuilder Waiting() => HistoryBuilder.Started().WorkflowTask().TimerStarted("1");

    [Test]
    public void Legacy_CachedRun_AnswersWithoutCompletion()
    {
        var tasks = new ServerTasks(Waiting().Build());
        var driver = new EngineDriver(TimerThenComplete).Task(tasks.Incremental(0)).Accepted();

        driver.Task(ServerTasks.LegacyQuery(history: null, previousStarted: 3));

        Assert.That(driver.Answers.Single().CompletedType, Is.EqualTo(QueryResultType.Answered));
        Assert.That(driver.Completions, Has.Count.EqualTo(1));
        Assert.That(driver.Engine.IsBusy, Is.False);
        Assert.That(driver.Instance.Activations[1].IsReplaying, Is.True);
        Assert.That(driver.Instance.Activations[1].Jobs.Single(), Is.TypeOf<QueryWorkflow>());
    }

    [Test]
    public void Legacy_ClosedWorkflow_ReplaysAndAnswers()
    {
        var history = Waiting().TimerFired("1").WorkflowTask().WorkflowCompleted();

        var driver = new EngineDriver(TimerThenComplete).Task(ServerTasks.LegacyQuery(history.Build(), previousStarted: 8));

        Assert.That(driver.Answers.Single().QueryResult.Payloads_, Has.Count.EqualTo(1));
        Assert.That(driver.Completions, Is.Empty);
        Assert.That(driver.Instance.Activations.All(a => a.IsReplaying), Is.True);
        Assert.That(driver.Instance.Trace, Has.Count.EqualTo(2));
    }

    [Test]
    public void Legacy_CacheMissWithEmptyHistory_FetchesFromTheStart()
    {
        var tasks = new ServerTasks(Waiting().Build());
        var driver = new EngineDriver(TimerThenComplete) { Pages = token => tasks.Page(0, token, 2) };

        driver.Task(ServerTasks.LegacyQuery(history: null, previousStarted: 3));

        Assert.That(driver.Answers, Has.Count.EqualTo(1));
        Assert.That(driver.Fetched[0].IsEmpty, Is.True);
    }

    [Test]
    public void Legacy_OlderThanTheCachedRun_IsExpired()
    {
        var tasks = new ServerTasks(Waiting().TimerFired("1").WorkflowTaskStarted().Build());
        var driver = new EngineDriver(job => job is InitializeWorkflow ? [Make.Timer(1)] : [])
            .Task(tasks.Incremental(0)).Accepted(tasks.Incremental(1)).Accepted();

        driver.Task(ServerTasks.LegacyQuery(history: null, previousStarted: 3));

        Assert.That(driver.Answers.Single().CompletedType, Is.EqualTo(QueryResultType.Failed));
        Assert.That(driver.Answers.Single().ErrorMessage, Is.EqualTo("Query expired"));
        Assert.That(driver.Engine.IsBusy, Is.False);
    }

    [Test]
    public void Legacy_ReplayIsNondeterministic_AnswersFailedAndEvicts()
    {
        var driver = new EngineDriver(_ => []).Task(ServerTasks.LegacyQuery(Waiting().Build(), previousStarted: 3));

        Assert.That(driver.Answers.Single().CompletedType, Is.EqualTo(QueryResultType.Failed));
        Assert.That(driver.Answers.Single().Cause, Is.EqualTo(WorkflowTaskFailedCause.NonDeterministicError));
        Assert.That(driver.Failures, Is.Empty);
        Assert.That(driver.Evicted, Is.Not.Null);
    }

    [Test]
    public void Legacy_UserCodeFailsInReplay_AnswersFailed()
    {
        var driver = new EngineDriver(_ => throw new ScriptedInstance.TaskFailureException("bug"))
            .Task(ServerTasks.LegacyQuery(Waiting().Build(), previousStarted: 3));

        Assert.That(driver.Answers.Single().ErrorMessage, Is.EqualTo("bug"));
        Assert.That(driver.Failures, Is.Empty);
    }

    [Test]
    public void Legacy_PagesCannotBeFetched_IsNotAnswered()
    {
        var driver = new EngineDriver(TimerThenComplete).Task(ServerTasks.LegacyQuery(history: null, previousStarted: 3));

        Assert.That(driver.Answers, Is.Empty);
        Assert.That(driver.FinishedWithoutAnswer, Is.EqualTo(1));
        Assert.That(driver.Evicted, Is.Not.Null);
    }

    [Test]
    public void Attached_WithTask_AreAnsweredAfterOtherJobsInTheCompletion()
    {
        var task = ServerTasks.LastOf(Waiting().TimerFired("1").WorkflowTaskStarted());
        task.Queries.Add("q1", new() { QueryType = "a" });
        task.Queries.Add("q2", new() { QueryType = "b" });

        var driver = new EngineDriver(job => job switch
        {
            InitializeWorkflow => [Make.Timer(1)],
            QueryWorkflow { QueryType: "b" } q => [new RespondToQueryCommand(q.QueryId, null, new() { Message = "bad" })],
            _ => [],
        }).Task(task);

        var results = driver.Completions.Single().QueryResults;
        Assert.That(results["q1"].Answer.Payloads_.Single().Data.ToStringUtf8(), Is.EqualTo("2"));
        Assert.That(results["q2"].ResultType, Is.EqualTo(QueryResultType.Failed));
        Assert.That(results["q2"].ErrorMessage, Is.EqualTo("bad"));
        Assert.That(driver.Instance.Activations[^1].Jobs, Has.Count.EqualTo(2));
    }

    [Test]
    public void Attached_WhileLocalActivityRuns_ForcesANewTask()
    {
        var task = ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted());
        task.Queries.Add("q", new() { QueryType = "a" });
        var driver = new EngineDriver(job => job is InitializeWorkflow ? [Make.Local(1)] : []) { LocalActivities = static _ => null };

        driver.Task(task);

        Assert.That(driver.Completions.Single().ForceCreateNewWorkflowTask, Is.True);
        Assert.That(driver.Completions.Single().QueryResults, Has.Count.EqualTo(1));
    }

    [Test]
    public void Query_HandlerMakesCommands_FailsTheTask()
    {
        var task = ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted());
        task.Queries.Add("q", new() { QueryType = "a" });

        var driver = new EngineDriver(job => job is QueryWorkflow ? [Make.Timer(9)] : []).Task(task);

        Assert.That(driver.Failures, Has.Count.EqualTo(1));
    }

    [Test]
    public void Task_WithBothKindsOfQueries_Fails()
    {
        var task = ServerTasks.LegacyQuery(Waiting().Build(), previousStarted: 3);
        task.Queries.Add("q", new() { QueryType = "a" });

        var driver = new EngineDriver(TimerThenComplete).Task(task);

        Assert.That(driver.Answers.Single().CompletedType, Is.EqualTo(QueryResultType.Failed));
    }
}
