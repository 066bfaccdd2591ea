using Aios.Temporal.Server.Tests.Storage.Sqlite;

namespace Aios.Temporal.Server.Tests;

internal static class Program
{
    public static Task Main(string[] arguments) => CrashingWriter.RunAsync(arguments[0]);
}
