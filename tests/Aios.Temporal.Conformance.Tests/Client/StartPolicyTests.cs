using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Conformance.Tests.Client;

/// <summary>What a second start with the same id does, for each state of the first one and each pair of policies.</summary>
[Parallelizable(ParallelScope.All)]
[Category("External")]
public class StartPolicyTests
{
    public enum First
    {
        Running,
        Completed,
        Terminated,
    }

    public enum Outcome
    {
        NewRun,
        SameRun,
        AlreadyStarted,
        BadRequest,
    }

    private static IEnumerable<TestCaseData> Cases() =>
        from first in Enum.GetValues<First>()
        from reuse in new[]
        {
            WorkflowIdReusePolicy.AllowDuplicate,
            WorkflowIdReusePolicy.AllowDuplicateFailedOnly,
            WorkflowIdReusePolicy.RejectDuplicate,
        }
        from conflict in Enum.GetValues<WorkflowIdConflictPolicy>()
        select new TestCaseData(first, reuse, conflict, Expected(first, reuse, conflict));

    [TestCaseSource(nameof(Cases))]
    public async Task SecondStart_PolicyPair_HasTheDocumentedOutcome(
        First first, WorkflowIdReusePolicy reuse, WorkflowIdConflictPolicy conflict, Outcome expected)
    {
        var client = OfficialServer.Client;
        var options = new WorkflowOptions($"policy-{Guid.NewGuid()}", $"queue-{Guid.NewGuid()}");
        var firstRun = await client.StartWorkflowAsync("Any", [], options);
        switch (first)
        {
            case First.Completed:
                await WorkflowTaskPeer.CompleteWorkflowAsync(client, options.TaskQueue!);
                break;
            case First.Terminated:
                await firstRun.TerminateAsync();
                break;
            default:
                break;
        }

        options.IdReusePolicy = reuse;
        options.IdConflictPolicy = conflict;
        Assert.That(await SecondStartAsync(client, options, firstRun), Is.EqualTo(expected));
        if (first == First.Running && expected == Outcome.NewRun)
        {
            var old = await client.GetWorkflowHandle(options.Id!, firstRun.ResultRunId).DescribeAsync();
            Assert.That(old.Status, Is.EqualTo(WorkflowExecutionStatus.Terminated));
        }
    }

    private static Outcome Expected(First first, WorkflowIdReusePolicy reuse, WorkflowIdConflictPolicy conflict) =>
        (first, reuse, conflict) switch
        {
            (_, WorkflowIdReusePolicy.RejectDuplicate, WorkflowIdConflictPolicy.TerminateExisting) => Outcome.BadRequest,
            (First.Running, _, WorkflowIdConflictPolicy.UseExisting) => Outcome.SameRun,
            (First.Running, _, WorkflowIdConflictPolicy.TerminateExisting) => Outcome.NewRun,
            (First.Running, _, _) => Outcome.AlreadyStarted,
            (_, WorkflowIdReusePolicy.RejectDuplicate, _) => Outcome.AlreadyStarted,
            (First.Completed, WorkflowIdReusePolicy.AllowDuplicateFailedOnly, _) => Outcome.AlreadyStarted,
            _ => Outcome.NewRun,
        };

    private static async Task<Outcome> SecondStartAsync(TemporalClient client, WorkflowOptions options, WorkflowHandle first)
    {
        try
        {
            var second = await client.StartWorkflowAsync("Any", [], options);
            return second.ResultRunId == first.ResultRunId ? Outcome.SameRun : Outcome.NewRun;
        }
        catch (WorkflowAlreadyStartedException e)
        {
            Assert.That((e.WorkflowId, e.RunId), Is.EqualTo((options.Id, first.ResultRunId)));
            return Outcome.AlreadyStarted;
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.InvalidArgument)
        {
            return Outcome.BadRequest;
        }
    }
}
