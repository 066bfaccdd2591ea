namespace Aios.Host;

/// <summary>Exit codes that programs can rely on.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Wrong arguments or configuration: nothing was started.</summary>
    public const int BadInput = 2;

    /// <summary>The configured Temporal server does not answer.</summary>
    public const int Unreachable = 3;

    /// <summary>The embedded server cannot start: port taken, data file in use or not ours.</summary>
    public const int CannotStart = 4;
}
