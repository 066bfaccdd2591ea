namespace Aios.Temporal.Worker.Activations;

/// <summary>
/// The border between engine and user code. Payloads inside activations are decoded before, those inside completions
/// encoded after the call by the caller (protocol section 2.1); the instance itself is synchronous.
/// </summary>
internal interface IWorkflowInstance
{
    /// <summary>
    /// Applies the jobs, runs the deterministic scheduler until it is quiet and returns. Runs on any one thread at a
    /// time; it blocks for as long as user code blocks (the caller watches for deadlocks).
    /// </summary>
    WorkflowActivationCompletion Activate(WorkflowActivation activation);
}
