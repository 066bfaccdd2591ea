using Aios.Temporal.Conformance.Tests.Peers;

namespace Aios.Temporal.Conformance.Tests;

/// <summary>One official server, and one official peer process, for the whole run; started when first used.</summary>
[SetUpFixture]
internal sealed class SharedServer
{
    private static Lazy<Task<Server.DevServer>> s_server = NewServer();
    private static Lazy<OfficialPeer> s_peer = NewPeer();

    public static OfficialPeer Official => s_peer.Value;

    public static async Task<string> AddressAsync() => (await s_server.Value).Address;

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (s_peer.IsValueCreated)
        {
            await s_peer.Value.DisposeAsync();
            s_peer = NewPeer();
        }

        if (s_server.IsValueCreated)
        {
            await (await s_server.Value).DisposeAsync();
            s_server = NewServer();
        }
    }

    private static Lazy<Task<Server.DevServer>> NewServer() => new(() => Server.DevServer.StartAsync());

    private static Lazy<OfficialPeer> NewPeer() => new(OfficialPeer.Start);
}
