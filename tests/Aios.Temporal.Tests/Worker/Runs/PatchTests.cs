using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Tests.Worker.Runs;

internal sealed class PatchTests
{
    [Test]
    public void Patch_NewRun_WritesMarkerAndList()
    {
        var history = HistoryBuilder.Started().FlaggedTask().PatchMarker("b").ChangeVersionsUpserted("b")
            .PatchMarker("a").ChangeVersionsUpserted("a", "b").TimerStarted("1").TimerFired("1").WorkflowTask().WorkflowCompleted();

        var run = FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Patch("b"), Make.Patch("a"), Make.Patch("b"), Make.Timer(1)],
            FireTimer => [Make.Patch("a"), Make.Complete()],
            _ => [],
        });

        var commands = run.Completions[0].Commands;
        Assert.That(commands, Has.Count.EqualTo(5));
        Assert.That(
            commands[0].RecordMarkerCommandAttributes.Details["patch-data"].Payloads_[0].Data.ToStringUtf8(),
            Is.EqualTo("""{"id":"b","deprecated":false}"""));
        var list = commands[3].UpsertWorkflowSearchAttributesCommandAttributes.SearchAttributes.IndexedFields["TemporalChangeVersion"];
        Assert.That(list.Data.ToStringUtf8(), Is.EqualTo("""["a","b"]"""));
        Assert.That(list.Metadata["type"].ToStringUtf8(), Is.EqualTo("KeywordList"));
    }

    [Test]
    public void Patch_HistoryWithoutFlag_WritesNoListInReplay()
    {
        var history = HistoryBuilder.Started().WorkflowTask().PatchMarker("a").TimerStarted("1").TimerFired("1").WorkflowTaskStarted();
        var driver = Replay(history, job => job switch
        {
            InitializeWorkflow => [Make.Patch("a"), Make.Timer(1)],
            FireTimer => [Make.Complete()],
            _ => [],
        });

        Assert.That(driver.Failures, Is.Empty);
        Assert.That(
            driver.Instance.Activations[0].Jobs.OfType<NotifyHasPatch>().Single().PatchId, Is.EqualTo("a"));
    }

    [Test]
    public void Patch_DeprecatedCallInOldHistoryWithoutMarker_IsDropped()
    {
        var history = HistoryBuilder.Started().FlaggedTask().TimerStarted("1").TimerFired("1").WorkflowTaskStarted();
        var driver = Replay(history, job => job switch
        {
            InitializeWorkflow => [Make.Patch("a", deprecated: true), Make.Timer(1)],
            FireTimer => [Make.Complete()],
            _ => [],
        });

        Assert.That(driver.Failures, Is.Empty);
    }

    [Test]
    public void Patch_CallRemovedButMarkerDeprecated_IsSkippedWithItsList()
    {
        var history = HistoryBuilder.Started().FlaggedTask().PatchMarker("a", deprecated: true).ChangeVersionsUpserted("a")
            .TimerStarted("1").TimerFired("1").WorkflowTaskStarted();
        var driver = Replay(history, job => job switch
        {
            InitializeWorkflow => [Make.Timer(1)],
            FireTimer => [Make.Complete()],
            _ => [],
        });

        Assert.That(driver.Failures, Is.Empty);
        Assert.That(driver.Completions.Single().Commands, Has.Count.EqualTo(1));
    }

    [Test]
    public void Patch_OtherCallMeetsDeprecatedMarker_MarkerIsSkipped()
    {
        var history = HistoryBuilder.Started().FlaggedTask().PatchMarker("old", deprecated: true).ChangeVersionsUpserted("old")
            .PatchMarker("new").ChangeVersionsUpserted("new", "old").TimerStarted("1").TimerFired("1").WorkflowTaskStarted();
        var driver = Replay(history, job => job switch
        {
            InitializeWorkflow => [Make.Patch("new"), Make.Timer(1)],
            FireTimer => [Make.Complete()],
            _ => [],
        });

        Assert.That(driver.Failures, Is.Empty);
    }

    [Test]
    public void Patch_CallRemovedButMarkerNotDeprecated_IsNondeterminism()
    {
        var history = HistoryBuilder.Started().FlaggedTask().PatchMarker("a").ChangeVersionsUpserted("a")
            .TimerStarted("1").TimerFired("1").WorkflowTaskStarted();
        var driver = Replay(history, job => job is InitializeWorkflow ? [Make.Timer(1)] : []);

        Assert.That(driver.Failures.Single().Cause, Is.EqualTo(WorkflowTaskFailedCause.NonDeterministicError));
        Assert.That(driver.Failures.Single().Failure.Message, Does.Contain("patch 'a'").And.Contain("START_TIMER"));
    }

    [Test]
    public void Patch_ListTooLong_IsLeftOut()
    {
        var id = new string('x', 2048);
        var driver = Replay(HistoryBuilder.Started().WorkflowTaskStarted(), job => job is InitializeWorkflow ? [Make.Patch(id)] : []);

        Assert.That(driver.Completions.Single().Commands.Single().CommandType, Is.EqualTo(CommandType.RecordMarker));
    }

    [Test]
    public void Upsert_OfChangeVersions_IsEmptied()
    {
        var attributes = new Api.Common.V1.SearchAttributes { IndexedFields = { ["TemporalChangeVersion"] = Make.Payload("[]") } };
        var driver = Replay(
            HistoryBuilder.Started().WorkflowTaskStarted(),
            job => job is InitializeWorkflow ? [new UpsertSearchAttributesCommand(attributes)] : []);

        var sent = driver.Completions.Single().Commands.Single().UpsertWorkflowSearchAttributesCommandAttributes;
        Assert.That(sent.SearchAttributes.IndexedFields, Is.Empty);
    }

    private static EngineDriver Replay(HistoryBuilder history, Script script) =>
        new EngineDriver(script).Task(ServerTasks.LastOf(history));
}
