using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Instance;

public sealed class PatchCallsTests
{
    [Test]
    public void Patched_NewRun_IsTrueWithOneMarker()
    {
        var commands = InstanceDriver.For<PatchWorkflow>().Start(["twice"]);

        Assert.That(commands.Kinds(), Is.EqualTo(new[] { "SetPatchMarker", "CompleteWorkflow" }));
        Assert.That(commands[0], Is.EqualTo(new SetPatchMarkerCommand("patch", Deprecated: false)));
    }

    [Test]
    public void Patched_ReplayWithoutMarker_IsFalseForEver()
    {
        var driver = InstanceDriver.For<PatchWorkflow>();
        driver.Replaying = true;
        driver.Start(["later"]);
        driver.Replaying = false;

        Assert.That(driver.Activate(new FireTimer(1)).Result<string>(), Is.EqualTo("False False"));
    }

    [Test]
    public void Patched_ReplayWithMarker_IsTrue()
    {
        var driver = InstanceDriver.For<PatchWorkflow>();
        driver.Replaying = true;

        var commands = driver.Start(["twice"], new NotifyHasPatch("patch"));

        Assert.That(commands.Kinds(), Is.EqualTo(new[] { "SetPatchMarker", "CompleteWorkflow" }));
    }

    [Test]
    public void DeprecatePatch_NewRun_MarksAsDeprecated()
    {
        var commands = InstanceDriver.For<PatchWorkflow>().Start(["deprecate"]);

        Assert.That(commands[0], Is.EqualTo(new SetPatchMarkerCommand("patch", Deprecated: true)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Patched_Callback_DecidesForNewPatches(bool activate)
    {
        string? asked = null;
        var driver = InstanceDriver.For<PatchWorkflow>(d => d with
        {
            PatchActivationCallback = input =>
            {
                asked = $"{input.WorkflowInfo.WorkflowId} {input.PatchId}";
                return activate;
            },
        });

        var commands = driver.Start(["twice"]);

        Assert.That(asked, Is.EqualTo("test-workflow patch"));
        Assert.That(InstanceDriver.Value<string>(((CompleteWorkflowCommand)commands[^1]).Result), Is.EqualTo($"{activate} {activate}"));
        Assert.That(commands.OfType<SetPatchMarkerCommand>().Count(), Is.EqualTo(activate ? 1 : 0));
    }

    [Test]
    public void Patched_CallbackOnReplay_IsNotAsked()
    {
        var driver = InstanceDriver.For<PatchWorkflow>(d => d with
        {
            PatchActivationCallback = _ => throw new InvalidOperationException("asked"),
        });
        driver.Replaying = true;

        driver.Start(["twice"], new NotifyHasPatch("patch"));
    }

    [TestCase("NewGuid")]
    [TestCase("Random")]
    [TestCase("DelayAsync")]
    [TestCase("ExecuteActivityAsync")]
    [TestCase("StartChildWorkflowAsync")]
    [TestCase("Patched")]
    [TestCase("UpsertMemo")]
    [TestCase("ContinueAsNew")]
    [TestCase("RunTaskAsync")]
    [TestCase("WaitConditionAsync")]
    public void Callback_ForbiddenMember_FailsTheTask(string member)
    {
        var driver = InstanceDriver.For<PatchWorkflow>(d => d with
        {
            PatchActivationCallback = _ =>
            {
                Forbidden(member);
                return true;
            },
        });

        Assert.That(driver.StartFailing(["twice"]).Message, Does.Contain("in this context"));
    }

    private static void Forbidden(string member) => _ = member switch
    {
        "NewGuid" => Workflow.NewGuid(),
        "Random" => Workflow.Random,
        "DelayAsync" => Workflow.DelayAsync(1),
        "ExecuteActivityAsync" => Workflow.ExecuteActivityAsync("Do", [], new() { StartToCloseTimeout = TimeSpan.FromSeconds(1) }),
        "StartChildWorkflowAsync" => Workflow.StartChildWorkflowAsync((PatchWorkflow w) => w.RunAsync("x")),
        "Patched" => Workflow.Patched("other"),
        "UpsertMemo" => Upsert(),
        "ContinueAsNew" => Workflow.CreateContinueAsNewException("Next", []),
        "RunTaskAsync" => Workflow.RunTaskAsync(() => Task.CompletedTask),
        _ => (object)Workflow.WaitConditionAsync(() => true),
    };

    private static bool Upsert()
    {
        Workflow.UpsertMemo(MemoUpdate.ValueUnset("key"));
        return true;
    }

    [Workflow]
    public class PatchWorkflow
    {
        [WorkflowRun]
        public async Task<string> RunAsync(string what)
        {
            if (what == "deprecate")
            {
                Workflow.DeprecatePatch("patch");
                return string.Empty;
            }

            var first = Workflow.Patched("patch");
            if (what == "later")
            {
                await Workflow.DelayAsync(1000);
            }

            return $"{first} {Workflow.Patched("patch")}";
        }
    }
}
