using System.Text;
using Tomlyn;
using Tomlyn.Model;

namespace Aios.Temporal.Common.EnvConfig;

/// <summary>The TOML file of profiles.</summary>
internal static class ConfigFile
{
    private const string FileVariable = "TEMPORAL_CONFIG_FILE";

    /// <summary>Reads all profiles. A file that does not exist has none.</summary>
    /// <exception cref="InvalidOperationException">The content is not a valid configuration.</exception>
    public static IReadOnlyDictionary<string, ClientEnvConfig.Profile> Load(DataSource? source, EnvironmentVariables environment, bool strict)
    {
        var path = source is null ? environment.Get(FileVariable) ?? DefaultPath() : source.Path;
        var bytes = source?.Data ?? (File.Exists(path) ? File.ReadAllBytes(path) : []);
        var root = new ConfigReader(Parse(bytes, path).ToDictionary(StringComparer.Ordinal), path ?? "the configuration");
        if (strict)
        {
            root.Allow(new HashSet<string>(StringComparer.Ordinal) { ConfigKeys.Profile });
        }

        var profiles = root.Table(ConfigKeys.Profile);
        return profiles is null
            ? new Dictionary<string, ClientEnvConfig.Profile>(StringComparer.Ordinal)
            : profiles.Values.Keys.ToDictionary(name => name, name => ReadProfile(profiles.Table(name)!, strict), StringComparer.Ordinal);
    }

    private static string DefaultPath() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "temporalio", "temporal.toml");

    private static TomlTable Parse(byte[] bytes, string? path)
    {
        try
        {
            return TomlSerializer.Deserialize<TomlTable>(Encoding.UTF8.GetString(bytes)) ?? [];
        }
        catch (TomlException e)
        {
            throw new InvalidOperationException($"Configuration loading error: {path ?? "the configuration"} is not valid TOML: {e.Message}", e);
        }
    }

    private static ClientEnvConfig.Profile ReadProfile(ConfigReader profile, bool strict)
    {
        var tls = profile.Table(ConfigKeys.Tls);
        var meta = profile.Table(ConfigKeys.GrpcMeta);
        if (strict)
        {
            profile.Allow(ConfigKeys.OfProfile);
            tls?.Allow(ConfigKeys.OfTls);
        }

        return new ClientEnvConfig.Profile(
            profile.Text(ConfigKeys.Address),
            profile.Text(ConfigKeys.Namespace),
            profile.Text(ConfigKeys.ApiKey),
            tls is null ? null : ReadTls(tls),
            meta?.Values.Keys.ToDictionary(ConfigKeys.ToHeader, k => meta.Text(k)!, StringComparer.Ordinal));
    }

    private static ClientEnvConfig.Tls ReadTls(ConfigReader tls) => new(
        tls.Flag(ConfigKeys.Disabled),
        tls.Text(ConfigKeys.ServerName),
        ReadSource(tls, ConfigKeys.ServerCaCert),
        ReadSource(tls, ConfigKeys.ClientCert),
        ReadSource(tls, ConfigKeys.ClientKey));

    private static DataSource? ReadSource(ConfigReader tls, string key)
    {
        var path = tls.Text(key + ConfigKeys.PathSuffix);
        var data = tls.Text(key + ConfigKeys.DataSuffix);
        return (path, data) switch
        {
            (null, null) => null,
            (not null, null) => DataSource.FromPath(path),
            (null, not null) => DataSource.FromUTF8String(data),
            _ => throw new InvalidOperationException(
                $"Configuration loading error: only one of {key}{ConfigKeys.PathSuffix} and {key}{ConfigKeys.DataSuffix} can be set."),
        };
    }
}
