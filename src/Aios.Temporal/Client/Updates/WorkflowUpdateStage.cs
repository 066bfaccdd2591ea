namespace Aios.Temporal.Client;

/// <summary>How far an update has come.</summary>
public enum WorkflowUpdateStage
{
    /// <summary>Not set. Not valid as a stage to wait for.</summary>
    None,

    /// <summary>The server has the update but no worker has seen it. Not valid as a stage to wait for.</summary>
    Admitted,

    /// <summary>The validator of the workflow let it pass.</summary>
    Accepted,

    /// <summary>It was rejected, failed, or has a result.</summary>
    Completed,
}
