using System.Security.Cryptography.X509Certificates;
using Aios.Temporal.Client;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Aios.Temporal.Tests.Client.Connection;

public class TlsTests
{
    private const string Loopback = "127.0.0.1";
    private readonly TestCertificates authority = new();

    [OneTimeTearDown]
    public void DisposeAuthority() => authority.Dispose();

    [Test]
    public async Task ConnectAsync_CertificateOfGivenRoot_Connects()
    {
        await using var server = await ScriptedServer.StartTlsAsync(authority.Issue(Loopback));

        var connection = server.Connect(o => o.Tls = new TlsOptions { ServerRootCACert = authority.AuthorityPem });
        await connection.ConnectAsync();

        Assert.That(connection.IsConnected, Is.True);
    }

    [Test]
    public async Task ConnectAsync_DomainGiven_IsTheNameSentAndChecked()
    {
        string? sni = null;
        string? authorityHeader = null;
        var certificate = authority.Issue("temporal.example");
        await using var server = await ScriptedServer.StartAsync(
            call =>
            {
                authorityHeader = call.Authority;
                return call.ReplyAsync([], StatusCode.OK);
            },
            https => https.ServerCertificateSelector = (_, name) =>
            {
                sni = name;
                return certificate;
            });

        var connection = server.Connect(o => o.Tls = new TlsOptions { ServerRootCACert = authority.AuthorityPem, Domain = "temporal.example" });
        await connection.WorkflowService.GetClusterInfoAsync(new());

        Assert.That((sni, authorityHeader), Is.EqualTo(("temporal.example", "temporal.example")));
    }

    [Test]
    public async Task ConnectAsync_CertificateForAnotherName_SaysForWhich()
    {
        await using var server = await ScriptedServer.StartTlsAsync(authority.Issue("other.example"));

        await AssertRefusedAsync(
            server.Connect(o => o.Tls = new TlsOptions { ServerRootCACert = authority.AuthorityPem }),
            "other.example", "not for '127.0.0.1'", "TlsOptions.Domain");
    }

    [Test]
    public async Task ConnectAsync_CertificateOfAnotherRoot_SaysSo()
    {
        using var other = new TestCertificates("Other CA");
        await using var server = await ScriptedServer.StartTlsAsync(other.Issue(Loopback));

        await AssertRefusedAsync(
            server.Connect(o => o.Tls = new TlsOptions { ServerRootCACert = authority.AuthorityPem }), "TlsOptions.ServerRootCACert signed it");
    }

    [Test]
    public async Task ConnectAsync_PrivateRootNotGiven_SaysWhereToGiveIt()
    {
        await using var server = await ScriptedServer.StartTlsAsync(authority.Issue(Loopback));

        await AssertRefusedAsync(server.Connect(o => o.Tls = new TlsOptions()), "set TlsOptions.ServerRootCACert");
    }

    [Test]
    public async Task ConnectAsync_ExpiredCertificate_SaysSo()
    {
        await using var server = await ScriptedServer.StartTlsAsync(authority.Issue(Loopback, expired: true));

        await AssertRefusedAsync(server.Connect(o => o.Tls = new TlsOptions { ServerRootCACert = authority.AuthorityPem }), "expired");
    }

    [Test]
    public async Task ConnectAsync_BadCertificate_IsNotRetried()
    {
        await using var server = await ScriptedServer.StartTlsAsync(authority.Issue(Loopback, expired: true));
        var connection = server.Connect(o => o.Tls = new TlsOptions { ServerRootCACert = authority.AuthorityPem });

        await Assert.ThatAsync(
            () => connection.WorkflowService.GetClusterInfoAsync(new(), new() { Retry = true }), Throws.InvalidOperationException);

        Assert.That(server.ConnectionCount, Is.EqualTo(1));
    }

    [Test]
    public async Task ConnectAsync_ClientCertificateAsked_ShowsIt()
    {
        X509Certificate2? shown = null;
        using var client = authority.Issue("client.example");
        await using var server = await StartMutualAsync(c => shown = c);

        await server.Connect(o => o.Tls = new TlsOptions
        {
            ServerRootCACert = authority.AuthorityPem,
            ClientCert = TestCertificates.Pem(client),
            ClientPrivateKey = TestCertificates.KeyPem(client),
        }).ConnectAsync();

        Assert.That(shown?.Thumbprint, Is.EqualTo(client.Thumbprint));
    }

    [Test]
    public async Task ConnectAsync_ClientCertificateMissing_Fails()
    {
        await using var server = await StartMutualAsync(_ => { });

        await AssertRefusedAsync(server.Connect(o => o.Tls = new TlsOptions { ServerRootCACert = authority.AuthorityPem }), "Connection failed");
    }

    [Test]
    public async Task ConnectAsync_TlsTowardsPlainServer_Fails()
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync([], StatusCode.OK));

        await AssertRefusedAsync(server.Connect(o => o.Tls = new TlsOptions()), "TLS failed");
    }

    [Test]
    public async Task ConnectAsync_ApiKeyAlone_TurnsTlsOn()
    {
        await using var server = await ScriptedServer.StartTlsAsync(authority.Issue(Loopback));

        await AssertRefusedAsync(server.Connect(o => o.ApiKey = "key"), "no authority trusted by this system");
    }

    [Test]
    public async Task ConnectAsync_ApiKeyWithTlsDisabled_IsPlain()
    {
        await using var server = await ScriptedServer.StartAsync(call => call.ReplyAsync([], StatusCode.OK));

        await server.Connect(o =>
        {
            o.ApiKey = "key";
            o.Tls = new TlsOptions { Disabled = true };
        }).ConnectAsync();
    }

    [Test]
    public void CreateLazy_UnusableCertificates_NamesTheOption()
    {
        using var client = authority.Issue("client.example");
        var garbage = "no pem"u8.ToArray();
        var pem = TestCertificates.Pem(client);
        Assert.Multiple(() =>
        {
            Assert.That(() => Create(new() { ServerRootCACert = garbage }), Refused("ServerRootCACert"));
            Assert.That(() => Create(new() { ClientCert = pem }), Refused("ClientPrivateKey"));
            Assert.That(() => Create(new() { ClientPrivateKey = pem }), Refused("ClientCert"));
            Assert.That(() => Create(new() { ClientCert = pem, ClientPrivateKey = garbage }), Refused("PEM"));
            Assert.That(() => Create(new() { ClientCert = garbage, ClientPrivateKey = TestCertificates.KeyPem(client) }), Refused("PEM"));
        });

        static TemporalConnection Create(TlsOptions tls) => TemporalConnection.CreateLazy(new("localhost:7233") { Tls = tls });
        static NUnit.Framework.Constraints.IResolveConstraint Refused(string option) => Throws.ArgumentException.With.Message.Contains(option);
    }

    private static async Task AssertRefusedAsync(TemporalConnection connection, params string[] messageParts)
    {
        var error = Assert.ThrowsAsync<InvalidOperationException>(connection.ConnectAsync);
        Assert.Multiple(() =>
        {
            foreach (var part in messageParts)
            {
                Assert.That(error.Message, Does.Contain(part));
            }
        });
        await Task.CompletedTask;
    }

    private Task<ScriptedServer> StartMutualAsync(Action<X509Certificate2> onClient) => ScriptedServer.StartAsync(
        call => call.ReplyAsync([], StatusCode.OK),
        https =>
        {
            https.ServerCertificate = authority.Issue(Loopback);
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (certificate, _, _) =>
            {
                onClient(certificate);
                return true;
            };
        });
}
