using Aios.Temporal.Activities;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Extensions.OpenTelemetry;
using Aios.Temporal.Workflows;
using OpenTelemetry;

namespace Aios.Temporal.Tests.Tracing;

[Workflow]
public sealed class TracedWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        using (TracingInterceptor.WorkflowsSource.TrackWorkflowDiagnosticActivity("OwnStep", tags: [new("own", 1)]))
        {
            return await Workflow.ExecuteActivityAsync(
                () => ReadBaggage(null),
                new() { StartToCloseTimeout = TimeSpan.FromMinutes(1) });
        }
    }

    [WorkflowSignal]
    public Task PokeAsync() => Task.CompletedTask;

    [WorkflowQuery]
    public int Look() => 1;

    [WorkflowUpdate]
    public Task<int> ChangeAsync(bool fail) =>
        fail ? throw new ApplicationFailureException("no change") : Task.FromResult(1);

    [WorkflowUpdateValidator(nameof(ChangeAsync))]
    public void CheckChange(bool fail)
    {
    }

    [Activity]
    public static string ReadBaggage(string? failWith) => failWith switch
    {
        null => Baggage.Current.GetBaggage("user") ?? "none",
        "benign" => throw new ApplicationFailureException("benign", category: ApplicationErrorCategory.Benign),
        _ => throw new ApplicationFailureException(failWith),
    };
}
