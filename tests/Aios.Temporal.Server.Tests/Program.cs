using Aios.Temporal.Server.Tests.Hosting;
using Aios.Temporal.Server.Tests.Storage.Sqlite;

namespace Aios.Temporal.Server.Tests;

internal static class Program
{
    public static Task Main(string[] arguments) => arguments is [CrashingWriter.Command, var file]
        ? CrashingWriter.RunAsync(file)
        : ServingProcess.RunAsync();
}
