namespace Aios.Temporal.Common.EnvConfig;

/// <summary>Keys of the configuration file.</summary>
internal static class ConfigKeys
{
    public const string Profile = "profile";
    public const string Address = "address";
    public const string Namespace = "namespace";
    public const string ApiKey = "api_key";
    public const string Tls = "tls";
    public const string GrpcMeta = "grpc_meta";
    public const string Disabled = "disabled";
    public const string ServerName = "server_name";
    public const string ServerCaCert = "server_ca_cert";
    public const string ClientCert = "client_cert";
    public const string ClientKey = "client_key";

    // In files and variables, a source is two settings.
    public const string PathSuffix = "_path";
    public const string DataSuffix = "_data";

    /// <summary>Gets all keys of a profile, including those that only other programs use.</summary>
    public static IReadOnlySet<string> OfProfile { get; } =
        new HashSet<string>(StringComparer.Ordinal) { Address, Namespace, ApiKey, Tls, GrpcMeta, "codec" };

    /// <summary>Gets all keys of the TLS settings, including those that only other programs use.</summary>
    public static IReadOnlySet<string> OfTls { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        Disabled, ServerName, "disable_host_verification",
        ServerCaCert + PathSuffix, ServerCaCert + DataSuffix,
        ClientCert + PathSuffix, ClientCert + DataSuffix,
        ClientKey + PathSuffix, ClientKey + DataSuffix,
    };

    /// <summary>Metadata keys are header names: lower case, and dashes where TOML and variables have underscores.</summary>
    public static string ToHeader(string key) => key.ToLowerInvariant().Replace('_', '-');

    public static void AddIfSet(Dictionary<string, object> dictionary, string key, object? value)
    {
        if (value is not null)
        {
            dictionary[key] = value;
        }
    }
}
