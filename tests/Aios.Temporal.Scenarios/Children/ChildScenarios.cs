using Aios.Scenarios.ActivityCalls;
using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Children;

public static class ChildScenarios
{
    private const int Row = 9;

    public static IEnumerable<Scenario> All { get; } =
    [
        new("child-calls", Row, [typeof(CallsChildren), typeof(EchoChild)], async run =>
        {
            var id = run.NewId("child");
            Expect.Equal(
                await run.ExecuteAsync((CallsChildren w) => w.RunAsync(id)),
                "child one parent True, child two parent True");
            run.Track("child", id);
        }),
        new("child-signal", Row, [typeof(SignalsChild), typeof(WaitingChild)], async run =>
        {
            var id = run.NewId("child");
            Expect.Equal(await run.ExecuteAsync((SignalsChild w) => w.RunAsync(id)), "got hello True True");
            run.Track("child", id);
        })
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
        new("child-failure-chain", Row, [typeof(ChildFailureChain), typeof(FailingChild)], FailureChainAsync)
        {
            Activities = () => [new Work()],
        },
        new("child-continues-as-new", Row, [typeof(ChildOfContinuing), typeof(ContinuingChild)], async run =>
            Expect.Equal(await run.ExecuteAsync((ChildOfContinuing w) => w.RunAsync()), "end of chain")),
        new("child-already-started", Row, [typeof(ChildAlreadyStarted), typeof(WaitingChild)], async run =>
        {
            var existing = await run.StartAsync((WaitingChild w) => w.RunAsync("throw"), label: "existing");
            Expect.Equal(await run.ExecuteAsync((ChildAlreadyStarted w) => w.RunAsync(existing.Id)), "taken True WaitingChild");
            await existing.SignalAsync(w => w.TellAsync("bye"));
            await existing.GetResultAsync();
        }),
        ParentClose("terminate", ParentClosePolicy.Terminate, WorkflowExecutionStatus.Terminated),
        ParentClose("request-cancel", ParentClosePolicy.RequestCancel, WorkflowExecutionStatus.Canceled),
        ParentClose("abandon", ParentClosePolicy.Abandon, WorkflowExecutionStatus.Running),
        new("child-terminated", Row, [typeof(SignalsChildLater), typeof(WaitingChild)], async run =>
        {
            var id = run.NewId("child");
            var handle = await run.StartAsync((SignalsChildLater w) => w.RunAsync(id));
            await run.UntilEventAsync(handle, EventType.ChildWorkflowExecutionStarted);
            await run.UntilIdleAsync(handle);
            await run.Client.GetWorkflowHandle(id).TerminateAsync("test");
            var failure = Expect.Is<ChildWorkflowFailureException>(await ScenarioRun.FailureOfAsync(handle));
            Expect.Equal(failure.WorkflowId, id);
            Expect.Is<TerminatedFailureException>(failure.InnerException);
        }),
    ];

    private static async Task FailureChainAsync(ScenarioRun run)
    {
        var id = run.NewId("child");
        var child = Expect.Is<ChildWorkflowFailureException>(await run.FailAsync((ChildFailureChain w) => w.RunAsync(id)));
        Expect.Equal(child.WorkflowId, id);
        Expect.Equal(child.WorkflowType, "FailingChild");
        var activity = Expect.Is<ActivityFailureException>(child.InnerException);
        Expect.Equal(activity.ActivityType, "FailHard");
        var application = Expect.Is<ApplicationFailureException>(activity.InnerException);
        Expect.Equal(application.ErrorType, "Hard");
        Expect.Equal(application.Details.ElementAt<string>(1), "two");
        run.Track("child", id);
    }

    private static Scenario ParentClose(string name, ParentClosePolicy policy, WorkflowExecutionStatus expected) =>
        new($"child-parent-close-{name}", Row, [typeof(LeavesChild), typeof(WaitingChild)], async run =>
        {
            var id = run.NewId("child");
            Expect.Equal(await run.ExecuteAsync((LeavesChild w) => w.RunAsync(id, policy)), "left");
            var child = run.Client.GetWorkflowHandle<WaitingChild>(id);
            await run.UntilAsync($"child {expected}", async () => (await child.DescribeAsync()).Status == expected);
            if (expected == WorkflowExecutionStatus.Running)
            {
                await child.SignalAsync(w => w.TellAsync("still there"));
                Expect.Equal(await child.GetResultAsync<string>(), "got still there");
            }
        });
}
