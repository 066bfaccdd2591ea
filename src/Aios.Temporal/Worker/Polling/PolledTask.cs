namespace Aios.Temporal.Worker.Polling;

/// <summary>Answer of one poll. <paramref name="Task"/> is null if the poll expired, <paramref name="Advice"/> if the server gave none.</summary>
internal readonly record struct PolledTask<TTask>(TTask? Task, int? Advice)
    where TTask : class;
