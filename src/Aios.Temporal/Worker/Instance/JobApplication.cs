using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Applies one job. Code that waits for it is queued, not run.</summary>
internal static class JobApplication
{
    public static void Apply(ActivationJob job, InstanceParts run)
    {
        switch (job)
        {
            case InitializeWorkflow:
                // The run method is queued behind the other jobs of the activation.
                break;
            case NotifyHasPatch patch:
                run.Patches.Notify(patch.PatchId);
                break;
            case UpdateRandomSeed update:
                run.State.Random = new(update.RandomnessSeed);
                break;
            case SignalWorkflow signal:
                run.Signals.Apply(signal);
                break;
            case DoUpdate update:
                run.Updates.Apply(update);
                break;
            case FireTimer timer:
                run.Timers.Fire(timer.Seq);
                break;
            case ResolveActivity activity:
                run.Activities.Resolve(activity.Seq, activity.Result);
                break;
            case ResolveChildWorkflowStart start:
                run.Children.ResolveStart(start.Seq, start.Result);
                break;
            case ResolveChildWorkflow child:
                run.Children.Resolve(child.Seq, child.Result);
                break;
            case ResolveSignalExternalWorkflow signal:
                run.External.ResolveSignal(signal.Seq, signal.Failure);
                break;
            case ResolveRequestCancelExternalWorkflow cancel:
                run.External.ResolveCancel(cancel.Seq, cancel.Failure);
                break;
            case CancelWorkflow:
                run.State.Cancellation.Cancel();
                break;
            case QueryWorkflow query:
                run.Queries.Apply(query);
                break;
            default:
                throw new InvalidOperationException($"Job {job.GetType().Name} is not known");
        }
    }
}
