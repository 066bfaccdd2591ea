using Aios.Activities.FirstRun;
using Aios.Agents.FirstRun;
using Aios.Workflows.Scenarios.FirstRun;
using Microsoft.Extensions.Logging;

namespace Aios.Host.FirstRun;

/// <summary>The verb <c>up</c>: connects, starts a worker, runs the first workflow and prints each step.</summary>
internal static class UpCommand
{
    private const string TaskQueue = "aios";
    private const int Success = 0;
    private const int Unreachable = 3;
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);

    public static async Task<int> RunAsync(TimeSpan approvalLimit, bool approve, CancellationToken cancellation)
    {
        var options = ClientEnvConfig.LoadClientConnectOptions();
        if (string.IsNullOrEmpty(options.TargetHost))
        {
            // Not an error: until the embedded server exists this is what a fresh machine can do.
            Console.WriteLine("""
                No Temporal server is configured. The embedded server is coming; until then start one and name it:

                  temporal server start-dev
                  TEMPORAL_ADDRESS=localhost:7233 make run
                """);
            return Success;
        }

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
            return Unreachable;
        }

        Console.WriteLine($"connected to {options.TargetHost}, namespace {options.Namespace}");
        using var worker = new TemporalWorker(client, WorkerOptions(logging));
        return await worker.ExecuteAsync(() => RunWorkflowAsync(client, approvalLimit, approve, cancellation), cancellation);
    }

    private static TemporalWorkerOptions WorkerOptions(ILoggerFactory logging)
    {
        var receipts = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "aios", "receipts");
        var options = new TemporalWorkerOptions(TaskQueue) { LoggerFactory = logging };
        options.AddWorkflow<FirstRunWorkflow>();
        options.AddAllActivities(new FirstRunActivities(receipts));
        return options;
    }

    private static async Task<int> RunWorkflowAsync(
        TemporalClient client, TimeSpan approvalLimit, bool approve, CancellationToken cancellation)
    {
        var id = $"first-run-{Guid.NewGuid():N}";
        var handle = await client.StartWorkflowAsync(
            (FirstRunWorkflow workflow) => workflow.RunAsync(approvalLimit), new(id, TaskQueue));
        Console.WriteLine($"started workflow {id}");
        Console.WriteLine($"  approve it from another terminal: temporal workflow signal -w {id} --name approve");

        var result = handle.GetResultAsync();
        var printed = 0;
        while (!result.IsCompleted)
        {
            printed = await PrintProgressAsync(handle, printed);
            if (approve && printed >= 3)
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
        return Success;
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
