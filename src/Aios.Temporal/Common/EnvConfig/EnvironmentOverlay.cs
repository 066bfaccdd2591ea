namespace Aios.Temporal.Common.EnvConfig;

/// <summary>Lays variables over a profile.</summary>
internal static class EnvironmentOverlay
{
    private const string TlsVariable = "TEMPORAL_TLS";
    private const string MetaPrefix = "TEMPORAL_GRPC_META_";

    /// <summary>Returns the profile with everything that a variable sets.</summary>
    /// <exception cref="InvalidOperationException">A variable is not valid or contradicts the file.</exception>
    public static ClientEnvConfig.Profile Apply(ClientEnvConfig.Profile profile, EnvironmentVariables environment) => new(
        environment.Get("TEMPORAL_ADDRESS") ?? profile.Address,
        environment.Get("TEMPORAL_NAMESPACE") ?? profile.Namespace,
        environment.Get("TEMPORAL_API_KEY") ?? profile.ApiKey,
        ApplyTls(profile.Tls, environment),
        ApplyMeta(profile.GrpcMeta, environment));

    private static ClientEnvConfig.Tls? ApplyTls(ClientEnvConfig.Tls? tls, EnvironmentVariables environment)
    {
        var from = tls ?? new ClientEnvConfig.Tls();
        var applied = new ClientEnvConfig.Tls(
            IsTlsOn(environment) is { } isOn ? !isOn : from.Disabled,
            environment.Get("TEMPORAL_TLS_SERVER_NAME") ?? from.ServerName,
            ApplySource(from.ServerRootCACert, "TEMPORAL_TLS_SERVER_CA_CERT", environment),
            ApplySource(from.ClientCert, "TEMPORAL_TLS_CLIENT_CERT", environment),
            ApplySource(from.ClientPrivateKey, "TEMPORAL_TLS_CLIENT_KEY", environment));
        return tls is null && applied == from ? null : applied;
    }

    private static bool? IsTlsOn(EnvironmentVariables environment) => environment.Get(TlsVariable) switch
    {
        null => null,
        "1" => true,
        "0" => false,
        var text when bool.TryParse(text, out var isOn) => isOn,
        var text => throw new InvalidOperationException($"Configuration loading error: {TlsVariable} is '{text}'; it must be true or false."),
    };

    private static DataSource? ApplySource(DataSource? from, string variable, EnvironmentVariables environment)
    {
        var path = environment.Get(variable + "_PATH");
        var data = environment.Get(variable + "_DATA");
        if (path is not null && data is not null)
        {
            throw new InvalidOperationException($"Configuration loading error: only one of {variable}_PATH and {variable}_DATA can be set.");
        }

        if ((path is not null && from?.Data is not null) || (data is not null && from?.Path is not null))
        {
            throw new InvalidOperationException(
                $"Configuration loading error: {variable}_{(path is null ? "DATA" : "PATH")} is set, but the file already has the {(path is null ? "path" : "data")} for it.");
        }

        return path is not null ? DataSource.FromPath(path) : data is not null ? DataSource.FromUTF8String(data) : from;
    }

    private static IReadOnlyDictionary<string, string>? ApplyMeta(IReadOnlyDictionary<string, string>? from, EnvironmentVariables environment)
    {
        var applied = new Dictionary<string, string>(from ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (name, value) in environment.WithPrefix(MetaPrefix))
        {
            // An empty variable takes back what the file sets.
            if (value.Length == 0)
            {
                applied.Remove(ConfigKeys.ToHeader(name));
            }
            else
            {
                applied[ConfigKeys.ToHeader(name)] = value;
            }
        }

        return applied.Count > 0 ? applied : null;
    }
}
