using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Starting;

/// <summary>Reuse of a closed workflow id, conflict with a running one.</summary>
public static class WorkflowIdScenarios
{
    private const int Row = 2;

    public static IEnumerable<Scenario> All { get; } =
    [
        new("id-conflict-fail", Row, [typeof(WaitForFinish)], run => ConflictAsync(run, WorkflowIdConflictPolicy.Fail)),
        new("id-conflict-use-existing", Row, [typeof(WaitForFinish)], run => ConflictAsync(run, WorkflowIdConflictPolicy.UseExisting)),
        new("id-conflict-terminate-existing", Row, [typeof(WaitForFinish)], run => ConflictAsync(run, WorkflowIdConflictPolicy.TerminateExisting)),
        new("id-reuse-allow", Row, [typeof(Echo)], run => ReuseAsync(run, WorkflowIdReusePolicy.AllowDuplicate, allowed: true)),
        new("id-reuse-reject", Row, [typeof(Echo)], run => ReuseAsync(run, WorkflowIdReusePolicy.RejectDuplicate, allowed: false)),
        new("id-reuse-failed-only", Row, [typeof(Echo)], run => ReuseAsync(run, WorkflowIdReusePolicy.AllowDuplicateFailedOnly, allowed: false)),
    ];

    private static async Task ConflictAsync(ScenarioRun run, WorkflowIdConflictPolicy policy)
    {
        var first = await run.StartAsync((WaitForFinish w) => w.RunAsync(), label: "first");
        await run.UntilIdleAsync(first);
        var options = run.Options(o =>
        {
            o.Id = first.Id;
            o.IdConflictPolicy = policy;
        });
        if (policy == WorkflowIdConflictPolicy.Fail)
        {
            var error = await Expect.ThrowsAsync<WorkflowAlreadyStartedException>(
                () => run.Client.StartWorkflowAsync((WaitForFinish w) => w.RunAsync(), options));
            Expect.Equal(error.WorkflowId, first.Id);
            Expect.Equal(error.RunId, first.ResultRunId);
            await FinishAsync(first);
            return;
        }

        var second = await run.Client.StartWorkflowAsync((WaitForFinish w) => w.RunAsync(), options);
        Expect.Equal(second.ResultRunId == first.ResultRunId, policy == WorkflowIdConflictPolicy.UseExisting);
        if (policy == WorkflowIdConflictPolicy.TerminateExisting)
        {
            Expect.Is<TerminatedFailureException>(await ScenarioRun.FailureOfAsync(first));
            run.Track("second", second.Id, second.ResultRunId);
        }

        await run.UntilIdleAsync(second);
        await FinishAsync(second!);
    }

    private static async Task FinishAsync(WorkflowHandle<WaitForFinish, string> handle)
    {
        await handle.SignalAsync(w => w.FinishAsync("done"));
        Expect.Equal(await handle.GetResultAsync(), "done");
    }

    private static async Task ReuseAsync(ScenarioRun run, WorkflowIdReusePolicy policy, bool allowed)
    {
        var first = await run.StartAsync((Echo w) => w.RunAsync("first"), label: "first");
        Expect.Equal(await first.GetResultAsync(), "echo first");
        var options = run.Options(o =>
        {
            o.Id = first.Id;
            o.IdReusePolicy = policy;
        });
        if (allowed)
        {
            var second = await run.Client.StartWorkflowAsync((Echo w) => w.RunAsync("second"), options);
            Expect.Equal(await second.GetResultAsync(), "echo second");
            Expect.True(second.ResultRunId != first.ResultRunId, "another run");
        }
        else
        {
            await Expect.ThrowsAsync<WorkflowAlreadyStartedException>(
                () => run.Client.StartWorkflowAsync((Echo w) => w.RunAsync("second"), options));
        }
    }
}
