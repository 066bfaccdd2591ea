using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Worker.Runs;

/// <summary>Order of jobs inside one activation (protocol section 5.1): a stable sort by rank.</summary>
internal static class JobOrder
{
    private const int Ranks = 8;

    public static IReadOnlyList<ActivationJob> Sort(List<ActivationJob> jobs)
    {
        if (IsSorted(jobs))
        {
            return jobs;
        }

        var sorted = new List<ActivationJob>(jobs.Count);
        for (var rank = 0; rank < Ranks; rank++)
        {
            foreach (var job in jobs)
            {
                if (Rank(job) == rank)
                {
                    sorted.Add(job);
                }
            }
        }

        return sorted;
    }

    private static bool IsSorted(List<ActivationJob> jobs)
    {
        for (var i = 1; i < jobs.Count; i++)
        {
            if (Rank(jobs[i - 1]) > Rank(jobs[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static int Rank(ActivationJob job) => job switch
    {
        InitializeWorkflow => 0,
        NotifyHasPatch => 1,
        UpdateRandomSeed => 2,
        SignalWorkflow or DoUpdate => 3,
        ResolveActivity { IsLocal: true } => 5,
        QueryWorkflow => 6,
        RemoveFromCache => 7,
        _ => 4,
    };
}
