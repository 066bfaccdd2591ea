using Aios.Temporal.Client;
using FsCheck;
using FsCheck.Fluent;

namespace Aios.Temporal.Tests.Client.Connection;

public class ServerTargetTests
{
    [TestCase("localhost:7233", "localhost", 7233)]
    [TestCase("ns.acct.tmprl.cloud:443", "ns.acct.tmprl.cloud", 443)]
    [TestCase("127.0.0.1:1", "127.0.0.1", 1)]
    [TestCase("[::1]:65535", "::1", 65535)]
    public void Parse_HostAndPort_RoundTrips(string text, string host, int port)
    {
        var target = ServerTarget.Parse(text, "TargetHost");

        Assert.That((target.Host, target.Port, target.ToString()), Is.EqualTo((host, port, text)));
    }

    [TestCase(null, "is required")]
    [TestCase(" ", "is required")]
    [TestCase("http://localhost:7233", "cannot have ://")]
    [TestCase("localhost", "has no port")]
    [TestCase("::1", "has no port")]
    [TestCase("[::1]", "has no port")]
    [TestCase("localhost:", "no valid port")]
    [TestCase("localhost:0", "no valid port")]
    [TestCase("localhost:65536", "no valid port")]
    [TestCase("localhost:+1", "no valid port")]
    [TestCase(":7233", "no valid host")]
    [TestCase("a b:7233", "no valid host")]
    public void Parse_SomethingElse_SaysWhatIsWrong(string? text, string expected) =>
        Assert.That(() => ServerTarget.Parse(text, "TargetHost"), Throws.ArgumentException.With.Message.Contains(expected).And.Message.Contains("TargetHost"));

    [Test]
    public void Parse_AnyText_ReturnsOrThrowsArgumentException() => Prop.ForAll<string?>(text =>
    {
        try
        {
            _ = ServerTarget.Parse(text, "TargetHost");
        }
        catch (ArgumentException)
        {
            // The only exception allowed.
        }
    }).QuickCheckThrowOnFailure();
}
