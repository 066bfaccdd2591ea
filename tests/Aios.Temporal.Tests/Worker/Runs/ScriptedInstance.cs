using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Tests.Worker.Runs;

/// <summary>What a workflow answers to one job.</summary>
internal delegate IEnumerable<InstanceCommand> Script(ActivationJob job);

/// <summary>A workflow whose commands depend on the order of jobs only, so any grouping into activations is fine.</summary>
internal sealed class ScriptedInstance(Script script)
{
    public List<WorkflowActivation> Activations { get; } = [];

    /// <summary>Jobs in order, without what differs between live and replay.</summary>
    public List<string> Trace { get; } = [];

    public WorkflowActivationCompletion Activate(WorkflowActivation activation)
    {
        Activations.Add(activation);
        var commands = new List<InstanceCommand>();
        try
        {
            foreach (var job in activation.Jobs)
            {
                commands.AddRange(Apply(job));
            }
        }
        catch (TaskFailureException e)
        {
            return new WorkflowActivationCompletion.Failed(new() { Message = e.Message, ApplicationFailureInfo = new() });
        }

        return new WorkflowActivationCompletion.Succeeded(commands, [2], VersioningBehavior.Unspecified);
    }

    private IEnumerable<InstanceCommand> Apply(ActivationJob job)
    {
        switch (job)
        {
            case QueryWorkflow query:
                var answered = script(job).ToList();
                return answered.Count > 0
                    ? answered
                    : [new RespondToQueryCommand(query.QueryId, Make.Payload($"{Trace.Count}"), Failure: null)];
            case NotifyHasPatch:
                break;
            case DoUpdate update:
                Trace.Add($"DoUpdate {update.Id} {update.Name}");
                break;
            case ResolveActivity resolve:
                Trace.Add($"ResolveActivity {resolve.Seq} {resolve.Result.GetType().Name}");
                break;
            default:
                Trace.Add(job.ToString());
                break;
        }

        return script(job).ToList();
    }

    internal sealed class TaskFailureException(string message) : Exception(message);
}
