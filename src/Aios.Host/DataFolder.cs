namespace Aios.Host;

/// <summary>Where one machine keeps its data; AIOS_DATA names another folder.</summary>
internal static class DataFolder
{
    public static string Root { get; } = Environment.GetEnvironmentVariable("AIOS_DATA") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "aios");

    public static string ServerFile { get; } = Path.Combine(Root, "temporal.db");

    public static string Receipts { get; } = Path.Combine(Root, "receipts");
}
