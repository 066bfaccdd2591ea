namespace Aios.Temporal.Workflows;

/// <summary>Versioning behaviour of the first workflow task after a continue-as-new.</summary>
public enum InitialVersioningBehavior
{
    /// <summary>Keep the behaviour of the current run.</summary>
    Unspecified = 0,

    /// <summary>Start on the current version of the target queue.</summary>
    AutoUpgrade = 1,

    /// <summary>Start on the ramping version of the target queue.</summary>
    UseRampingVersion = 2,
}
