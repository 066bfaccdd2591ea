namespace Aios.Temporal.Workflows;

/// <summary>What the server does with a child when its parent closes or continues as new.</summary>
public enum ParentClosePolicy
{
    /// <summary>Leave the choice to the server.</summary>
    None = 0,

    /// <summary>Terminate the child.</summary>
    Terminate = 1,

    /// <summary>Leave the child running.</summary>
    Abandon = 2,

    /// <summary>Ask the child to cancel itself.</summary>
    RequestCancel = 3,
}
