namespace Aios.Scenarios.ActivityCalls;

/// <summary>Calls of every style.</summary>
[Workflow]
public class CallsActivities
{
    private static readonly ActivityOptions Options = new() { StartToCloseTimeout = TimeSpan.FromSeconds(20) };

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        var greeting = await Workflow.ExecuteActivityAsync((Work w) => w.Greet("Ada"), Options);
        var sum = await Workflow.ExecuteActivityAsync(() => Work.AddAsync(1, 2), Options);
        await Workflow.ExecuteActivityAsync((Work w) => w.Nothing(), Options);
        var byName = await Workflow.ExecuteActivityAsync<string>("Greet", ["Bob"], Options);
        var dynamic = await Workflow.ExecuteActivityAsync<string>("whatever", [1, 2, 3], Options);
        return $"{greeting}, {sum}, {byName}, {dynamic}";
    }
}

[Workflow]
public class ParallelActivities
{
    [WorkflowRun]
    public async Task<string> RunAsync(int count)
    {
        var tasks = Enumerable.Range(0, count).Select(i => Workflow.ExecuteActivityAsync(
            () => Work.AddAsync(i, 1), new() { StartToCloseTimeout = TimeSpan.FromSeconds(20) }));
        return $"{(await Workflow.WhenAllAsync(tasks)).Sum()}";
    }
}

[Workflow]
public class RetriesActivity
{
    [WorkflowRun]
    public async Task<string> RunAsync(int succeedsAt) => await Workflow.ExecuteActivityAsync(
        (Work w) => w.FailUntil(succeedsAt),
        new()
        {
            StartToCloseTimeout = TimeSpan.FromSeconds(20),
            RetryPolicy = new() { InitialInterval = TimeSpan.FromMilliseconds(20), MaximumAttempts = 4 },
        });
}

/// <summary>Describes the failure it caught.</summary>
[Workflow]
public class CatchesActivityFailure
{
    [WorkflowRun]
    public async Task<string> RunAsync(string kind)
    {
        try
        {
            await Workflow.ExecuteActivityAsync(
                (Work w) => w.FailHard(kind),
                new()
                {
                    StartToCloseTimeout = TimeSpan.FromSeconds(20),
                    ActivityId = "the-id",
                    RetryPolicy = new()
                    {
                        InitialInterval = TimeSpan.FromMilliseconds(20), MaximumAttempts = 2, NonRetryableErrorTypes = ["ByType"],
                    },
                });
            return "no failure";
        }
        catch (ActivityFailureException failure)
        {
            return Describe(failure);
        }
    }

    internal static string Describe(ActivityFailureException failure)
    {
        var cause = failure.InnerException as ApplicationFailureException;
        return string.Join(
            ' ', failure.ActivityType, failure.ActivityId, failure.RetryState, cause?.ErrorType, cause?.Message,
            cause?.NonRetryable, cause?.Details.Count, cause?.InnerException?.Message);
    }
}

/// <summary>Every time-out type, as the workflow sees it.</summary>
[Workflow]
public class ActivityTimeouts
{
    [WorkflowRun]
    public async Task<string> RunAsync(string kind)
    {
        var once = new RetryPolicy { MaximumAttempts = 1 };
        var second = TimeSpan.FromSeconds(1);
        var long_ = TimeSpan.FromSeconds(60);
        var options = kind switch
        {
            "start-to-close" => new ActivityOptions { StartToCloseTimeout = second, RetryPolicy = once },
            "schedule-to-close" => new ActivityOptions { ScheduleToCloseTimeout = second },
            "schedule-to-start" => new ActivityOptions
            {
                ScheduleToStartTimeout = second, StartToCloseTimeout = long_, TaskQueue = "queue-without-worker",
            },
            _ => new ActivityOptions { HeartbeatTimeout = second, StartToCloseTimeout = long_, RetryPolicy = once },
        };
        try
        {
            await Workflow.ExecuteActivityAsync((Work w) => w.NeverHeartbeatsAsync(), options);
            return "no time-out";
        }
        catch (ActivityFailureException failure)
        {
            var timeout = failure.InnerException as TimeoutFailureException;
            var details = timeout?.LastHeartbeatDetails.Count > 0 ? timeout.LastHeartbeatDetails.ElementAt<string>(0) : "-";
            return $"{timeout?.TimeoutType} {failure.RetryState} {details}";
        }
    }
}

[Workflow]
public class OneActivity
{
    [WorkflowRun]
    public async Task<string> RunAsync(string activity)
    {
        var options = new ActivityOptions
        {
            StartToCloseTimeout = TimeSpan.FromSeconds(30),
            ScheduleToCloseTimeout = TimeSpan.FromSeconds(40),
            HeartbeatTimeout = TimeSpan.FromSeconds(20),
            ActivityId = "one",
            RetryPolicy = new() { InitialInterval = TimeSpan.FromMilliseconds(20), MaximumAttempts = 3 },
        };
        return (await Workflow.ExecuteActivityAsync<string>(activity, [], options))!;
    }
}
