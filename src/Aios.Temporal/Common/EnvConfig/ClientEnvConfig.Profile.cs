using Aios.Temporal.Client;

namespace Aios.Temporal.Common.EnvConfig;

public sealed partial record ClientEnvConfig
{
    /// <summary>Settings of one profile. A null is not set.</summary>
    /// <param name="Address">Server as <c>host:port</c>.</param>
    /// <param name="Namespace">Namespace of the client.</param>
    /// <param name="ApiKey">API key; turns TLS on unless it is disabled.</param>
    /// <param name="Tls">TLS settings; their presence turns TLS on unless it is disabled.</param>
    /// <param name="GrpcMeta">Metadata of every call.</param>
    public sealed record Profile(
        string? Address = null,
        string? Namespace = null,
        string? ApiKey = null,
        Tls? Tls = null,
        IReadOnlyDictionary<string, string>? GrpcMeta = null)
    {
        private const string DefaultName = "default";

        /// <summary>Reads a profile from the file and lays the environment over it.</summary>
        /// <param name="options">What to read.</param>
        /// <returns>The profile. A default profile that is not in the file is empty.</returns>
        /// <exception cref="InvalidOperationException">The file or a variable is not valid, or the named profile does not exist.</exception>
        public static Profile Load(ProfileLoadOptions? options = null)
        {
            options ??= new ProfileLoadOptions();
            if (options is { DisableFile: true, DisableEnv: true })
            {
                throw new InvalidOperationException("Configuration loading error: file and environment are both disabled, so there is nothing to load.");
            }

            var environment = EnvironmentVariables.From(options.OverrideEnvVars);
            var profile = options.DisableFile ? new Profile() : Find(options, environment);
            return options.DisableEnv ? profile : EnvironmentOverlay.Apply(profile, environment);
        }

        /// <summary>Makes a profile from the form <see cref="ToDictionary" /> gives.</summary>
        /// <param name="dictionary">Settings by key of the file.</param>
        /// <returns>The profile.</returns>
        /// <exception cref="InvalidOperationException">A value has the wrong type.</exception>
        public static Profile FromDictionary(IReadOnlyDictionary<string, object> dictionary)
        {
            ArgumentNullException.ThrowIfNull(dictionary);
            var reader = new ConfigReader(dictionary, "the profile dictionary");
            var tls = reader.Table(ConfigKeys.Tls);
            var meta = reader.Table(ConfigKeys.GrpcMeta);
            return new Profile(
                reader.Text(ConfigKeys.Address),
                reader.Text(ConfigKeys.Namespace),
                reader.Text(ConfigKeys.ApiKey),
                tls is null ? null : Tls.FromDictionary(tls.Values),
                meta?.Values.Keys.ToDictionary(k => k, k => meta.Text(k)!, StringComparer.Ordinal));
        }

        /// <summary>Makes connect options. What is not set keeps the default of the options.</summary>
        /// <returns>The options.</returns>
        /// <exception cref="IOException">A certificate or key file cannot be read.</exception>
        public TemporalClientConnectOptions ToClientConnectionOptions()
        {
            var options = new TemporalClientConnectOptions
            {
                TargetHost = Address,
                ApiKey = ApiKey,
                Tls = Tls?.ToTlsOptions() ?? (ApiKey is null ? null : new TlsOptions()),
                RpcMetadata = GrpcMeta is { Count: > 0 } ? [.. GrpcMeta] : null,
            };
            if (Namespace is not null)
            {
                options.Namespace = Namespace;
            }

            return options;
        }

        /// <summary>Writes the settings that are set, by key of the file.</summary>
        /// <returns>The dictionary.</returns>
        public Dictionary<string, object> ToDictionary()
        {
            var dictionary = new Dictionary<string, object>(StringComparer.Ordinal);
            ConfigKeys.AddIfSet(dictionary, ConfigKeys.Address, Address);
            ConfigKeys.AddIfSet(dictionary, ConfigKeys.Namespace, Namespace);
            ConfigKeys.AddIfSet(dictionary, ConfigKeys.ApiKey, ApiKey);
            ConfigKeys.AddIfSet(dictionary, ConfigKeys.Tls, Tls?.ToDictionary());
            if (GrpcMeta is { Count: > 0 })
            {
                dictionary[ConfigKeys.GrpcMeta] = new Dictionary<string, string>(GrpcMeta, StringComparer.Ordinal);
            }

            return dictionary;
        }

        private static Profile Find(ProfileLoadOptions options, EnvironmentVariables environment)
        {
            var profiles = ConfigFile.Load(options.ConfigSource, environment, options.ConfigFileStrict);
            var name = options.Profile ?? (options.DisableEnv ? null : environment.Get("TEMPORAL_PROFILE"));
            if (profiles.TryGetValue(name ?? DefaultName, out var profile))
            {
                return profile;
            }

            return name is null
                ? new Profile()
                : throw new InvalidOperationException(
                    $"Configuration loading error: profile '{name}' not found. The configuration has: {string.Join(", ", profiles.Keys.Order().DefaultIfEmpty("no profile"))}.");
        }
    }
}
