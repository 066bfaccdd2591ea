using System.Globalization;
using Aios.Temporal.Endurance;
using Microsoft.Extensions.Logging;

if (args is not [var address, var taskQueue, var cacheSize])
{
    Console.Error.WriteLine("usage: Aios.Temporal.EnduranceWorker ADDRESS TASK_QUEUE CACHED_WORKFLOWS");
    return 2;
}

using var logging = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole());
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, signal) =>
{
    signal.Cancel = true;
    stop.Cancel();
};

var client = await TemporalClient.ConnectAsync(new(address) { LoggerFactory = logging });
var options = new TemporalWorkerOptions(taskQueue)
{
    MaxCachedWorkflows = int.Parse(cacheSize, CultureInfo.InvariantCulture),
    // Short, so that what a killed worker held is soon given to the next one.
    StickyQueueScheduleToStartTimeout = TimeSpan.FromSeconds(1),
    LoggerFactory = logging,
};
options.AddWorkflow<TenSteps>().AddWorkflow<OneStep>().AddActivity(Steps.Remote).AddActivity(Steps.Local);
using var worker = new TemporalWorker(client, options);
Console.WriteLine("ready");
try
{
    await worker.ExecuteAsync(stop.Token);
}
catch (OperationCanceledException)
{
    // Asked to stop.
}

return 0;
