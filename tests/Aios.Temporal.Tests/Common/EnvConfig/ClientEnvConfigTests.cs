using Aios.Temporal.Common.EnvConfig;

namespace Aios.Temporal.Tests.Common.EnvConfig;

public class ClientEnvConfigTests
{
    private static readonly Dictionary<string, string> NoVariables = [];

    [Test]
    public void Load_SeveralProfiles_ReadsAllWithoutVariables()
    {
        var config = ClientEnvConfig.Load(new()
        {
            ConfigSource = DataSource.FromUTF8String("[profile.a]\naddress = 'a:1'\n[profile.b]"),
            OverrideEnvVars = new Dictionary<string, string> { ["TEMPORAL_ADDRESS"] = "env:1" },
        });

        Assert.That(config.Profiles, Is.EqualTo(new Dictionary<string, ClientEnvConfig.Profile> { ["a"] = new(Address: "a:1"), ["b"] = new() }));
    }

    [Test]
    public void ToDictionary_FromDictionary_RoundTrips()
    {
        var config = new ClientEnvConfig(new Dictionary<string, ClientEnvConfig.Profile>
        {
            ["full"] = new("a:1", "ns", "key", new(false, "name", DataSource.FromPath("/root"), DataSource.FromUTF8String("cert"), null), new Dictionary<string, string> { ["m"] = "v" }),
            ["empty"] = new(),
        });

        var read = ClientEnvConfig.FromDictionary(config.ToDictionary());

        Assert.Multiple(() =>
        {
            Assert.That(read.ToDictionary(), Is.EqualTo(config.ToDictionary()));
            Assert.That(read.Profiles["full"].Tls!.ClientCert!.GetBytes(), Is.EqualTo("cert"u8.ToArray()));
            Assert.That(read.Profiles["empty"], Is.EqualTo(new ClientEnvConfig.Profile()));
        });
    }

    [Test]
    public void LoadClientConnectOptions_Profile_FillsOptions()
    {
        var options = Options("[profile.default]\naddress = 'a:1'\nnamespace = 'ns'\n[profile.default.grpc_meta]\nk = 'v'");

        Assert.Multiple(() =>
        {
            Assert.That((options.TargetHost, options.Namespace, options.ApiKey, options.Tls), Is.EqualTo(("a:1", "ns", (string?)null, (object?)null)));
            Assert.That(options.RpcMetadata, Is.EqualTo(new[] { KeyValuePair.Create("k", "v") }));
        });
    }

    [Test]
    public void LoadClientConnectOptions_NothingSet_KeepsDefaults()
    {
        var options = Options(string.Empty);

        Assert.That(
            (options.TargetHost, options.Namespace, options.ApiKey, options.Tls, options.RpcMetadata),
            Is.EqualTo(((string?)null, "default", (string?)null, (object?)null, (object?)null)));
    }

    [TestCase("[profile.default]\napi_key = 'k'", false)]
    [TestCase("[profile.default.tls]", false)]
    [TestCase("[profile.default]\napi_key = 'k'\n[profile.default.tls]\ndisabled = true", true)]
    public void LoadClientConnectOptions_ApiKeyOrTls_TurnsTlsOnUnlessDisabled(string toml, bool disabled) =>
        Assert.That(Options(toml).Tls!.Disabled, Is.EqualTo(disabled));

    [Test]
    public void LoadClientConnectOptions_CertificateFile_IsRead()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{TestContext.CurrentContext.Test.ID}.pem");
        File.WriteAllText(path, "pem");

        Assert.Multiple(() =>
        {
            Assert.That(Options($"[profile.default.tls]\nserver_ca_cert_path = '{path}'").Tls!.ServerRootCACert, Is.EqualTo("pem"u8.ToArray()));
            Assert.That(() => Options("[profile.default.tls]\nserver_ca_cert_path = '/no/such/file'"), Throws.InstanceOf<IOException>());
        });
    }

    [Test]
    public void FromDictionary_WrongType_NamesTheKey() => Assert.That(
        () => ClientEnvConfig.Profile.FromDictionary(new Dictionary<string, object> { ["address"] = 7 }),
        Throws.InvalidOperationException.With.Message.Contains("'address'"));

    [Test]
    public void DataSource_FromDictionary_TakesPathOrDataButNotBoth()
    {
        Assert.Multiple(() =>
        {
            Assert.That(DataSource.FromDictionary(null), Is.Null);
            Assert.That(DataSource.FromDictionary(new Dictionary<string, string> { ["path"] = "/p" })!.Path, Is.EqualTo("/p"));
            Assert.That(DataSource.FromDictionary(new Dictionary<string, string> { ["data"] = "d" })!.Data, Is.EqualTo("d"u8.ToArray()));
            Assert.That(() => DataSource.FromDictionary(new Dictionary<string, string> { ["path"] = "/p", ["data"] = "d" }), Throws.ArgumentException);
        });
    }

    private static Temporal.Client.TemporalClientConnectOptions Options(string toml) =>
        ClientEnvConfig.LoadClientConnectOptions(new() { ConfigSource = DataSource.FromUTF8String(toml), OverrideEnvVars = NoVariables });
}
