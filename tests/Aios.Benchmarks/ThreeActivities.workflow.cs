namespace Aios.Benchmarks;

/// <summary>The unit of every throughput figure: three activities, one after the other.</summary>
[Workflow]
public class ThreeActivities
{
    [WorkflowRun]
    public async Task<string> RunAsync(string name)
    {
        var text = name;
        for (var step = 0; step < 3; step++)
        {
            text = await Workflow.ExecuteActivityAsync(
                () => BenchmarkActivities.Append(text), BenchmarkActivities.Options);
        }

        return text;
    }
}

/// <summary>The replay figure: as many activities as the history is long.</summary>
[Workflow]
public class ManyActivities
{
    [WorkflowRun]
    public async Task<string> RunAsync(int count)
    {
        var text = string.Empty;
        for (var step = 0; step < count; step++)
        {
            text = await Workflow.ExecuteActivityAsync(
                () => BenchmarkActivities.Append("x"), BenchmarkActivities.Options);
        }

        return text;
    }
}

/// <summary>What the benchmark workflows call.</summary>
public static class BenchmarkActivities
{
    internal static ActivityOptions Options => new() { StartToCloseTimeout = TimeSpan.FromMinutes(1) };

    [Activity]
    public static string Append(string text) => text + ".";
}
