using Aios.Temporal.Client;
using Microsoft.Extensions.Time.Testing;

namespace Aios.Temporal.Tests.Client.Connection;

public class AddressRotationTests
{
    [Test]
    public async Task NextAsync_EachTime_StartsAtTheNextAddress()
    {
        var rotation = new AddressRotation("localhost", TimeSpan.FromSeconds(30), new FakeTimeProvider());

        var first = await rotation.NextAsync(CancellationToken.None);
        var rounds = new List<System.Net.IPAddress> { first[0] };
        for (var i = 1; i < first.Length * 2; i++)
        {
            rounds.Add((await rotation.NextAsync(CancellationToken.None))[0]);
        }

        Assert.That(rounds, Is.EqualTo(first.Concat(first)));
    }

    [Test]
    public void NextAsync_UnknownHost_Throws() => Assert.That(
        async () => await new AddressRotation("no-such-host.invalid", TimeSpan.FromSeconds(30), new FakeTimeProvider()).NextAsync(CancellationToken.None),
        Throws.InstanceOf<System.Net.Sockets.SocketException>());
}
