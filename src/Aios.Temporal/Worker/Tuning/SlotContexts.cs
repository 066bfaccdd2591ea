namespace Aios.Temporal.Worker.Tuning;

/// <summary>Who asks for a slot.</summary>
/// <param name="SlotType">What for.</param>
/// <param name="TaskQueue">Queue of the worker.</param>
/// <param name="WorkerIdentity">Identity of the worker.</param>
/// <param name="WorkerBuildId">Build id of the worker.</param>
/// <param name="IsSticky">Whether it is for a poll of the sticky queue.</param>
public record SlotReserveContext(SlotType SlotType, string TaskQueue, string WorkerIdentity, string WorkerBuildId, bool IsSticky);

/// <summary>A reserved slot is used from now on.</summary>
/// <param name="SlotInfo">What for.</param>
/// <param name="Permit">Its permit.</param>
public record SlotMarkUsedContext(SlotInfo SlotInfo, SlotPermit Permit);

/// <summary>A slot is given back.</summary>
/// <param name="SlotInfo">What it was used for, null if it was not used.</param>
/// <param name="Permit">Its permit.</param>
public record SlotReleaseContext(SlotInfo? SlotInfo, SlotPermit Permit);
