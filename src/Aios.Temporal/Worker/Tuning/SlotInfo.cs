namespace Aios.Temporal.Worker.Tuning;

/// <summary>What runs in a slot.</summary>
public abstract record SlotInfo
{
    private protected SlotInfo()
    {
    }

    /// <summary>A workflow task.</summary>
    /// <param name="WorkflowType">Type of the workflow.</param>
    /// <param name="IsSticky">Whether its run is in memory.</param>
    public record WorkflowSlotInfo(string WorkflowType, bool IsSticky) : SlotInfo;

    /// <summary>An activity.</summary>
    /// <param name="ActivityType">Type of the activity.</param>
    public record ActivitySlotInfo(string ActivityType) : SlotInfo;

    /// <summary>A local activity.</summary>
    /// <param name="ActivityType">Type of the activity.</param>
    public record LocalActivitySlotInfo(string ActivityType) : SlotInfo;
}
