namespace Aios.Agents.FirstRun;

/// <summary>Names by which workflow and activities of the first run find each other.</summary>
public static class FirstRunContract
{
    /// <summary>Activity that reads the facts of this machine.</summary>
    public const string InspectMachine = "InspectMachine";

    /// <summary>Activity that writes the receipt, once.</summary>
    public const string WriteReceipt = "WriteReceipt";
}

/// <summary>What sensing found.</summary>
/// <param name="MachineName">Host name of the worker's machine.</param>
/// <param name="Runtime">Description of the .NET runtime.</param>
/// <param name="FreeDiskBytes">Free space where receipts are written, in bytes.</param>
public sealed record MachineFacts(string MachineName, string Runtime, long FreeDiskBytes);

/// <summary>A receipt to write.</summary>
/// <param name="Key">Idempotency key: a second write with the same key changes nothing.</param>
/// <param name="Text">Content of the receipt.</param>
public sealed record Receipt(string Key, string Text);

/// <summary>Where a receipt is, and whether this call wrote it.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Written">False if an earlier attempt had written it already.</param>
public sealed record ReceiptOutcome(string Path, bool Written);

/// <summary>How a first run ended.</summary>
/// <param name="Approved">Whether a person approved within the time limit.</param>
/// <param name="Facts">What was sensed.</param>
/// <param name="Receipt">The receipt, or null if nothing was approved.</param>
public sealed record FirstRunResult(bool Approved, MachineFacts Facts, ReceiptOutcome? Receipt);
