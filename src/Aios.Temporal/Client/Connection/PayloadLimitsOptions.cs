namespace Aios.Temporal.Client;

/// <summary>Sizes above which payloads are reported in the log. The server's own error limits apply independently.</summary>
public class PayloadLimitsOptions : ICloneable
{
    /// <summary>Gets or sets the size in bytes of one set of payloads that leads to a warning. Default 512 KiB.</summary>
    public int PayloadsWarnSize { get; set; } = 512 * 1024;

    /// <summary>Gets or sets the size in bytes of a memo that leads to a warning. Default 2 KiB.</summary>
    public int MemoWarnSize { get; set; } = 2 * 1024;

    /// <summary>Makes a shallow copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
