namespace Aios.Temporal.Common;

/// <summary>What a new version of a worker deployment means for running workflows.</summary>
public enum VersioningBehavior
{
    /// <summary>Not decided.</summary>
    Unspecified = 0,

    /// <summary>Stay on the version they started on.</summary>
    Pinned = 1,

    /// <summary>Move to the current version with the next workflow task.</summary>
    AutoUpgrade = 2,
}
