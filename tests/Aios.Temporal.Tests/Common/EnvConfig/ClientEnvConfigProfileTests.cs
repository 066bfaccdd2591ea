using Aios.Temporal.Common.EnvConfig;
using static Aios.Temporal.Common.EnvConfig.ClientEnvConfig;

namespace Aios.Temporal.Tests.Common.EnvConfig;

public class ClientEnvConfigProfileTests
{
    private const string Full = """
        [profile.default]
        address = "file:7233"
        namespace = "file-ns"
        api_key = "file-key"
        [profile.default.tls]
        disabled = false
        server_name = "file-name"
        server_ca_cert_data = "file-root"
        client_cert_path = "/file/cert"
        client_key_data = "file-client-key"
        [profile.default.grpc_meta]
        Some_Header-X = "file"
        [profile.other]
        address = "other:7233"
        """;

    private static readonly Dictionary<string, string> NoVariables = [];

    [Test]
    public void Load_File_ReadsEveryKey()
    {
        var profile = Load(Full);

        Assert.Multiple(() =>
        {
            Assert.That((profile.Address, profile.Namespace, profile.ApiKey), Is.EqualTo(("file:7233", "file-ns", "file-key")));
            Assert.That((profile.Tls!.Disabled, profile.Tls.ServerName), Is.EqualTo(((bool?)false, "file-name")));
            Assert.That(profile.Tls.ServerRootCACert!.GetBytes(), Is.EqualTo("file-root"u8.ToArray()));
            Assert.That(profile.Tls.ClientCert!.Path, Is.EqualTo("/file/cert"));
            Assert.That(profile.Tls.ClientPrivateKey!.GetBytes(), Is.EqualTo("file-client-key"u8.ToArray()));
            Assert.That(profile.GrpcMeta, Is.EqualTo(new Dictionary<string, string> { ["some-header-x"] = "file" }));
        });
    }

    [Test]
    public void Load_Variables_WinOverFile()
    {
        var profile = Load(Full, variables: new()
        {
            ["TEMPORAL_ADDRESS"] = "env:7233",
            ["TEMPORAL_NAMESPACE"] = "env-ns",
            ["TEMPORAL_API_KEY"] = "env-key",
            ["TEMPORAL_TLS"] = "false",
            ["TEMPORAL_TLS_SERVER_NAME"] = "env-name",
            ["TEMPORAL_TLS_SERVER_CA_CERT_DATA"] = "env-root",
            ["TEMPORAL_TLS_CLIENT_CERT_PATH"] = "/env/cert",
            ["TEMPORAL_TLS_CLIENT_KEY_DATA"] = "env-client-key",
            ["TEMPORAL_GRPC_META_SOME_HEADER_X"] = "env",
            ["TEMPORAL_GRPC_META_MORE"] = "more",
        });

        Assert.Multiple(() =>
        {
            Assert.That((profile.Address, profile.Namespace, profile.ApiKey), Is.EqualTo(("env:7233", "env-ns", "env-key")));
            Assert.That((profile.Tls!.Disabled, profile.Tls.ServerName), Is.EqualTo(((bool?)true, "env-name")));
            Assert.That(profile.Tls.ServerRootCACert!.GetBytes(), Is.EqualTo("env-root"u8.ToArray()));
            Assert.That(profile.Tls.ClientCert!.Path, Is.EqualTo("/env/cert"));
            Assert.That(profile.Tls.ClientPrivateKey!.GetBytes(), Is.EqualTo("env-client-key"u8.ToArray()));
            Assert.That(profile.GrpcMeta, Is.EqualTo(new Dictionary<string, string> { ["some-header-x"] = "env", ["more"] = "more" }));
        });
    }

    [TestCase("true", false)]
    [TestCase("1", false)]
    [TestCase("FALSE", true)]
    [TestCase("0", true)]
    public void Load_TlsVariable_SetsDisabled(string value, bool disabled) =>
        Assert.That(Load(string.Empty, variables: new() { ["TEMPORAL_TLS"] = value }).Tls, Is.EqualTo(new Tls(Disabled: disabled)));

    [Test]
    public void Load_EmptyMetaVariable_TakesTheFilesValueBack() => Assert.That(
        Load("[profile.default.grpc_meta]\na = '1'", variables: new() { ["TEMPORAL_GRPC_META_A"] = string.Empty }).GrpcMeta, Is.Null);

    [Test]
    public void Load_NameFromOptionsOrVariable_SelectsProfile()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Load(Full, name: "other").Address, Is.EqualTo("other:7233"));
            Assert.That(Load(Full, variables: new() { ["TEMPORAL_PROFILE"] = "other" }).Address, Is.EqualTo("other:7233"));
        });
    }

    [Test]
    public void Load_NothingThere_IsEmpty()
    {
        var missing = DataSource.FromPath("/no/such/file.toml");
        Assert.Multiple(() =>
        {
            Assert.That(Load(string.Empty), Is.EqualTo(new Profile()));
            Assert.That(Load("[profile.a]"), Is.EqualTo(new Profile()));
            Assert.That(Profile.Load(new() { ConfigSource = missing, OverrideEnvVars = NoVariables }), Is.EqualTo(new Profile()));
            Assert.That(
                Profile.Load(new() { OverrideEnvVars = new Dictionary<string, string> { ["TEMPORAL_CONFIG_FILE"] = missing.Path! } }), Is.EqualTo(new Profile()));
        });
    }

    [Test]
    public void Load_Disabled_IgnoresThatSource()
    {
        var variables = new Dictionary<string, string> { ["TEMPORAL_ADDRESS"] = "env:7233", ["TEMPORAL_PROFILE"] = "other" };
        var source = DataSource.FromUTF8String(Full);

        Assert.Multiple(() =>
        {
            Assert.That(Profile.Load(new() { ConfigSource = source, DisableEnv = true, OverrideEnvVars = variables }).Address, Is.EqualTo("file:7233"));
            Assert.That(Profile.Load(new() { ConfigSource = source, DisableFile = true, OverrideEnvVars = variables }), Is.EqualTo(new Profile(Address: "env:7233")));
            Assert.That(() => Profile.Load(new() { DisableFile = true, DisableEnv = true }), Throws.InvalidOperationException.With.Message.Contains("both"));
        });
    }

    [TestCase("[profile.default\n", "not valid TOML")]
    [TestCase("[profile.default]\naddress = 1", "'address' in [profile.default]")]
    [TestCase("profile = 1", "'profile'")]
    [TestCase("[profile.default.tls]\ndisabled = 'x'", "'disabled' in [profile.default.tls]")]
    [TestCase("[profile.default.tls]\nclient_cert_path = 'a'\nclient_cert_data = 'b'", "only one of client_cert_path and client_cert_data")]
    public void Load_BadFile_SaysWhereAndWhat(string toml, string expected) =>
        Assert.That(() => Load(toml), Throws.InvalidOperationException.With.Message.Contains(expected));

    [TestCase("foo = 1", "'foo'")]
    [TestCase("[profile.default]\nadress = 'typo'", "'adress' in [profile.default]")]
    [TestCase("[profile.default.tls]\nca = 'typo'", "'ca' in [profile.default.tls]")]
    public void Load_UnknownKey_IsAnErrorOnlyIfStrict(string toml, string expected)
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => Load(toml), Throws.Nothing);
            Assert.That(() => Load(toml, strict: true), Throws.InvalidOperationException.With.Message.Contains(expected));
        });
    }

    [Test]
    public void Load_KeysOfOtherPrograms_AreKnown() => Assert.That(
        () => Load("[profile.default.codec]\nendpoint = 'x'\n[profile.default.tls]\ndisable_host_verification = true", strict: true), Throws.Nothing);

    [Test]
    public void Load_ProfileNotThere_NamesThoseThatAre() => Assert.That(
        () => Load(Full, name: "nope"), Throws.InvalidOperationException.With.Message.Contains("'nope'").And.Message.Contains("default, other"));

    [TestCase("TEMPORAL_TLS", "banana", "TEMPORAL_TLS is 'banana'")]
    [TestCase("TEMPORAL_TLS_CLIENT_CERT_DATA", "x", "already has the path")]
    [TestCase("TEMPORAL_TLS_SERVER_CA_CERT_PATH", "x", "already has the data")]
    public void Load_BadVariable_NamesIt(string name, string value, string expected) => Assert.That(
        () => Load(Full, variables: new() { [name] = value }), Throws.InvalidOperationException.With.Message.Contains(expected).And.Message.Contains(name));

    [Test]
    public void Load_PathAndDataVariable_IsRefused() => Assert.That(
        () => Load(string.Empty, variables: new() { ["TEMPORAL_TLS_CLIENT_KEY_PATH"] = "a", ["TEMPORAL_TLS_CLIENT_KEY_DATA"] = "b" }),
        Throws.InvalidOperationException.With.Message.Contains("only one of"));

    private static Profile Load(string toml, string? name = null, Dictionary<string, string>? variables = null, bool strict = false) =>
        Profile.Load(new()
        {
            ConfigSource = DataSource.FromUTF8String(toml),
            Profile = name,
            OverrideEnvVars = variables ?? NoVariables,
            ConfigFileStrict = strict,
        });
}
