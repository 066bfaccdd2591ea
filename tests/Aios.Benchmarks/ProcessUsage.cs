using System.Globalization;

namespace Aios.Benchmarks;

/// <summary>CPU time and resident memory of a process and its children, read from /proc (Linux only).</summary>
internal readonly record struct ProcessUsage(TimeSpan Cpu, long ResidentBytes)
{
    private const double TicksPerSecond = 100; // USER_HZ, fixed by the Linux ABI

    public static ProcessUsage Read(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        // The command name may hold spaces: fields are counted from the closing parenthesis.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = Number(fields[11]) + Number(fields[12]);
        var resident = File.ReadLines($"/proc/{processId}/status")
            .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return new(TimeSpan.FromSeconds(ticks / TicksPerSecond), Number(resident) * 1024);
    }

    private static long Number(string text) => long.Parse(text.Trim(), CultureInfo.InvariantCulture);
}
