namespace Aios.Temporal.Endurance;

/// <summary>
/// Ten steps of every durable kind. The result names each step once and in order, so a step lost, doubled or replayed on
/// another path shows in it.
/// </summary>
[Workflow]
public class TenSteps
{
    private static readonly ActivityOptions Remote = new()
    {
        StartToCloseTimeout = TimeSpan.FromSeconds(3),
        RetryPolicy = new() { InitialInterval = TimeSpan.FromMilliseconds(100), MaximumInterval = TimeSpan.FromSeconds(1) },
    };

    private static readonly LocalActivityOptions Local = new() { StartToCloseTimeout = TimeSpan.FromSeconds(3) };

    private string? pushed;

    [WorkflowRun]
    public async Task<string> RunAsync(string name)
    {
        var steps = new List<string>();
        for (var step = 1; step <= 3; step++)
        {
            steps.Add(await Workflow.ExecuteActivityAsync(() => Steps.Remote(name, step), Remote));
        }

        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(50 + Workflow.Random.Next(100)));
        steps.Add($"{name}:4:timer");
        steps.Add(await Workflow.ExecuteLocalActivityAsync(() => Steps.Local(name, 5), Local));
        steps.AddRange(await Workflow.WhenAllAsync(
            Workflow.ExecuteActivityAsync(() => Steps.Remote(name, 6), Remote),
            Workflow.ExecuteActivityAsync(() => Steps.Remote(name, 7), Remote)));
        steps.Add(Workflow.Patched("eight") ? $"{name}:8:patched" : $"{name}:8:old");
        await Workflow.WaitConditionAsync(() => pushed is not null);
        steps.Add($"{name}:9:{pushed}");
        steps.Add(await Workflow.ExecuteActivityAsync(() => Steps.Remote(name, 10), Remote));
        return string.Join(' ', steps);
    }

    [WorkflowSignal]
    public Task PushAsync(string value)
    {
        pushed = value;
        return Task.CompletedTask;
    }

    /// <summary>The only right result of <see cref="RunAsync"/>.</summary>
    public static string Expected(string name) => string.Join(' ', Enumerable.Range(1, 10).Select(step => $"{name}:{step}:" + step switch
    {
        4 => "timer",
        5 => "local",
        8 => "patched",
        9 => "pushed",
        _ => "remote",
    }));
}

/// <summary>One activity and done: the unit of the soak.</summary>
[Workflow]
public class OneStep
{
    [WorkflowRun]
    public async Task<string> RunAsync(string name) => await Workflow.ExecuteActivityAsync(
        () => Steps.Remote(name, 1), new() { StartToCloseTimeout = TimeSpan.FromSeconds(30) });
}

public static class Steps
{
    [Activity]
    public static string Remote(string name, int step) => $"{name}:{step}:remote";

    [Activity]
    public static string Local(string name, int step) => $"{name}:{step}:local";
}
