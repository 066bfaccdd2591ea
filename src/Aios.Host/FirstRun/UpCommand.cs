using System.CommandLine;
using Aios.Activities.FirstRun;
using Aios.Agents.FirstRun;
using Aios.Host.Server;
using Aios.Temporal.Server.Hosting;
using Aios.Workflows.Scenarios.FirstRun;
using Microsoft.Extensions.Logging;

namespace Aios.Host.FirstRun;

/// <summary>
/// The verb <c>up</c>: a server (the embedded one unless TEMPORAL_ADDRESS names another), a worker and the first workflow,
/// with each step printed.
/// </summary>
internal static class UpCommand
{
    private const string TaskQueue = "aios";
    private const int StepsBeforeApproval = 3;
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);

    private static readonly Option<int> Limit = new("--approval-limit")
    {
        Description = "Seconds a person has to answer before the safe default (do nothing) applies.",
        DefaultValueFactory = _ => 30,
    };

    private static readonly Option<bool> Approve = new("--approve")
    {
        Description = "Approve by a signal as soon as the workflow waits, as a person would.",
    };

    public static Command Create()
    {
        Limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 86_400)
            {
                result.AddError("--approval-limit must be between 1 and 86400 seconds.");
            }
        });
        var command = new Command(
            "up", "Start everything on this machine and run the first workflow. TEMPORAL_ADDRESS names another server to use.") { Limit, Approve };
        command.SetAction((parsed, cancellation) =>
            RunAsync(TimeSpan.FromSeconds(parsed.GetValue(Limit)), parsed.GetValue(Approve), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(TimeSpan approvalLimit, bool approve, CancellationToken cancellation)
    {
        var options = ClientEnvConfig.LoadClientConnectOptions();
        if (!string.IsNullOrEmpty(options.TargetHost))
        {
            return await RunOnAsync(options, approvalLimit, approve, cancellation);
        }

        var embedded = await EmbeddedServer.TryStartAsync(
            new TemporalServerOptions { Port = 0, DataFile = DataFolder.ServerFile }, LogLevel.Warning, cancellation);
        if (embedded is null)
        {
            return ExitCode.CannotStart;
        }

        await using (embedded)
        {
            Console.WriteLine($"embedded Temporal server on {embedded.Address}, data in {DataFolder.ServerFile}");
            options.TargetHost = embedded.Address;
            return await RunOnAsync(options, approvalLimit, approve, cancellation);
        }
    }

    private static async Task<int> RunOnAsync(
        TemporalClientConnectOptions options, TimeSpan approvalLimit, bool approve, CancellationToken cancellation)
    {
        using var logging = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole());
        options.LoggerFactory = logging;
        TemporalClient client;
        try
        {
            client = await TemporalClient.ConnectAsync(options);
        }
        catch (Exception error) when (error is RpcException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"Cannot reach the Temporal server at {options.TargetHost}: {error.Message}");
            return ExitCode.Unreachable;
        }

        Console.WriteLine($"connected to {options.TargetHost}, namespace {options.Namespace}");
        var worker = new TemporalWorkerOptions(TaskQueue) { LoggerFactory = logging };
        worker.AddWorkflow<FirstRunWorkflow>();
        worker.AddAllActivities(new FirstRunActivities(DataFolder.Receipts));
        using var running = new TemporalWorker(client, worker);
        return await running.ExecuteAsync(() => RunWorkflowAsync(client, approvalLimit, approve, cancellation), cancellation);
    }

    private static async Task<int> RunWorkflowAsync(
        TemporalClient client, TimeSpan approvalLimit, bool approve, CancellationToken cancellation)
    {
        var id = $"first-run-{Guid.NewGuid():N}";
        var handle = await client.StartWorkflowAsync(
            (FirstRunWorkflow workflow) => workflow.RunAsync(approvalLimit), new(id, TaskQueue));
        Console.WriteLine($"started workflow {id}");
        Console.WriteLine($"  approve it from another terminal: temporal workflow signal --address {client.Connection.Options.TargetHost} -w {id} --name approve");

        var result = handle.GetResultAsync();
        var printed = 0;
        while (!result.IsCompleted)
        {
            printed = await PrintProgressAsync(handle, printed);
            if (approve && printed >= StepsBeforeApproval)
            {
                await handle.SignalAsync(workflow => workflow.ApproveAsync());
                approve = false;
            }

            await Task.WhenAny(result, Task.Delay(ProgressInterval, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }

        var outcome = await result;
        await PrintProgressAsync(handle, printed);
        Console.WriteLine(outcome.Approved ? "approved and done" : "finished without acting");
        return ExitCode.Success;
    }

    private static async Task<int> PrintProgressAsync(WorkflowHandle<FirstRunWorkflow, FirstRunResult> handle, int printed)
    {
        var lines = await handle.QueryAsync(workflow => workflow.Progress());
        foreach (var line in lines.Skip(printed))
        {
            Console.WriteLine($"  {line}");
        }

        return lines.Count;
    }
}
