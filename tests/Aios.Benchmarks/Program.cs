using Aios.Benchmarks;

return args switch
{
    ["worker", var address, var taskQueue] => await WorkerProcess.RunAsync(address, taskQueue),
    ["replay", var path, var rounds] => await Replay.RunAsync(path, int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture)),
    ["compare-replay"] => await Table.CompareReplayAsync() ? 0 : 1,
    [] or ["table", ..] => await Table.RunAsync(TimeSpan.FromSeconds(args is ["table", var seconds] ? double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 15)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Aios.Benchmarks [table SECONDS_PER_CELL] | worker ADDRESS TASK_QUEUE | replay HISTORY.bin ROUNDS | compare-replay");
    return 2;
}
