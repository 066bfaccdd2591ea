using System.Diagnostics;
using System.Globalization;

namespace Aios.Temporal.Server.Tests.Hosting;

[TestFixture]
internal sealed class SignalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Test]
    [Platform("Linux,MacOSX")]
    public async Task Terminate_ProcessWithAServer_EndsIt()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(SignalTests).Assembly.Location]) { RedirectStandardOutput = true })!;
        try
        {
            await child.StandardOutput.ReadLineAsync(patience.Token);
            using var kill = Process.Start("kill", ["-TERM", child.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(patience.Token);

            Assert.That(() => child.WaitForExitAsync(patience.Token), Throws.Nothing, "the server keeps its process from ending");
        }
        finally
        {
            child.Kill();
        }
    }
}
