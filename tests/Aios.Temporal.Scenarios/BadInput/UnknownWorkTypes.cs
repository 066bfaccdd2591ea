namespace Aios.Scenarios.BadInput;

/// <summary>Only one activity, so that others are unknown.</summary>
public sealed class FewActivities
{
    [Activity]
    public string Known() => "known";
}

/// <summary>Declares an activity name twice.</summary>
public sealed class SameNameTwice
{
    [Activity("same")]
    public string First() => "first";

    [Activity("same")]
    public string Second() => "second";
}
