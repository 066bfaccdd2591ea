using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Versions;

public static class VersionScenarios
{
    public static IEnumerable<Scenario> All { get; } =
    [
        new("versioning-two-builds", 20, [typeof(PinnedFlow), typeof(MovingFlow)], TwoBuildsAsync)
        {
            StartsWorker = false,
            Comparison = HistoryComparison.WithoutTasks,
            Replays = false,
        },
    ];

    private static async Task TwoBuildsAsync(ScenarioRun run)
    {
        var deployment = $"deployment-{Guid.NewGuid():N}";
        run.Worker.Start(options => Build(options, deployment, "1"));
        await SetCurrentAsync(run, deployment, "1");
        var pinned = await run.StartAsync((PinnedFlow w) => w.RunAsync(), label: "pinned");
        var moving = await run.StartAsync((MovingFlow w) => w.RunAsync(), label: "moving");
        await run.UntilIdleAsync(pinned);
        await run.UntilIdleAsync(moving);
        await using var second = run.NewWorker();
        second.Start(options => Build(options, deployment, "2"));
        await SetCurrentAsync(run, deployment, "2");
        await pinned.SignalAsync(w => w.FinishAsync());
        await moving.SignalAsync(w => w.FinishAsync());
        Expect.Equal(await pinned.GetResultAsync(), "build 1");
        Expect.Equal(await moving.GetResultAsync(), "build 2");
    }

    private static void Build(TemporalWorkerOptions options, string deployment, string build) =>
        options.DeploymentOptions = new WorkerDeploymentOptions(new WorkerDeploymentVersion(deployment, build), useWorkerVersioning: true);

    private static async Task SetCurrentAsync(ScenarioRun run, string deployment, string build)
    {
        await run.UntilAsync($"build {build} current", async () =>
        {
            try
            {
                await run.Client.WorkflowService.SetWorkerDeploymentCurrentVersionAsync(new SetWorkerDeploymentCurrentVersionRequest
                {
                    Namespace = run.Settings.Namespace, DeploymentName = deployment, BuildId = build, Identity = "scenario",
                });
                return true;
            }
            catch (RpcException error) when (error.Code is RpcException.StatusCode.NotFound or RpcException.StatusCode.FailedPrecondition)
            {
                // The server knows a build only after its worker polled.
                return false;
            }
        });
        // Task queues learn of the new routing a moment later; until then they still hand tasks to the old build.
        await run.UntilAsync($"build {build} routed", async () =>
        {
            var described = await run.Client.WorkflowService.DescribeWorkerDeploymentAsync(new DescribeWorkerDeploymentRequest
            {
                Namespace = run.Settings.Namespace, DeploymentName = deployment,
            });
            return described.WorkerDeploymentInfo.RoutingConfigUpdateState != RoutingConfigUpdateState.InProgress;
        });
    }
}
