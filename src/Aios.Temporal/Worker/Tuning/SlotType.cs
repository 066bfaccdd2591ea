namespace Aios.Temporal.Worker.Tuning;

/// <summary>What a slot is for.</summary>
public enum SlotType
{
    /// <summary>Workflow tasks.</summary>
    Workflow = 0,

    /// <summary>Activities.</summary>
    Activity = 1,

    /// <summary>Local activities.</summary>
    LocalActivity = 2,

    /// <summary>Nexus operations; not used by this worker.</summary>
    NexusOperation = 3,
}
