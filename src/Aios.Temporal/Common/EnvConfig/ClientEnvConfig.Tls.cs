using Aios.Temporal.Client;

namespace Aios.Temporal.Common.EnvConfig;

public sealed partial record ClientEnvConfig
{
    /// <summary>TLS settings of a profile. A null is not set.</summary>
    /// <param name="Disabled">Whether TLS is off even though there are settings or an API key.</param>
    /// <param name="ServerName">Name to send (SNI) and to look for in the server's certificate.</param>
    /// <param name="ServerRootCACert">PEM of the roots to trust instead of the system's.</param>
    /// <param name="ClientCert">PEM of the client certificate for mutual TLS.</param>
    /// <param name="ClientPrivateKey">PEM of its private key.</param>
    public sealed record Tls(
        bool? Disabled = null,
        string? ServerName = null,
        DataSource? ServerRootCACert = null,
        DataSource? ClientCert = null,
        DataSource? ClientPrivateKey = null)
    {
        /// <summary>Makes TLS settings from the form <see cref="ToDictionary" /> gives.</summary>
        /// <param name="dictionary">Settings by key.</param>
        /// <returns>The settings.</returns>
        /// <exception cref="InvalidOperationException">A value has the wrong type.</exception>
        public static Tls FromDictionary(IReadOnlyDictionary<string, object> dictionary)
        {
            ArgumentNullException.ThrowIfNull(dictionary);
            var reader = new ConfigReader(dictionary, "the TLS dictionary");
            return new Tls(
                reader.Flag(ConfigKeys.Disabled),
                reader.Text(ConfigKeys.ServerName),
                Source(reader, ConfigKeys.ServerCaCert),
                Source(reader, ConfigKeys.ClientCert),
                Source(reader, ConfigKeys.ClientKey));
        }

        /// <summary>Makes connection options, reading the files.</summary>
        /// <returns>The options.</returns>
        /// <exception cref="IOException">A file cannot be read.</exception>
        public TlsOptions? ToTlsOptions() => Disabled == true
            ? new TlsOptions { Disabled = true }
            : new TlsOptions
            {
                Domain = ServerName,
                ServerRootCACert = ServerRootCACert?.GetBytes(),
                ClientCert = ClientCert?.GetBytes(),
                ClientPrivateKey = ClientPrivateKey?.GetBytes(),
            };

        /// <summary>Writes the settings that are set.</summary>
        /// <returns>The dictionary.</returns>
        public Dictionary<string, object> ToDictionary()
        {
            var dictionary = new Dictionary<string, object>(StringComparer.Ordinal);
            ConfigKeys.AddIfSet(dictionary, ConfigKeys.Disabled, Disabled);
            ConfigKeys.AddIfSet(dictionary, ConfigKeys.ServerName, ServerName);
            ConfigKeys.AddIfSet(dictionary, ConfigKeys.ServerCaCert, ServerRootCACert?.ToDictionary());
            ConfigKeys.AddIfSet(dictionary, ConfigKeys.ClientCert, ClientCert?.ToDictionary());
            ConfigKeys.AddIfSet(dictionary, ConfigKeys.ClientKey, ClientPrivateKey?.ToDictionary());
            return dictionary;
        }

        private static DataSource? Source(ConfigReader reader, string key)
        {
            var table = reader.Table(key);
            return DataSource.FromDictionary(table?.Values.Keys.ToDictionary(k => k, k => table.Text(k)!, StringComparer.Ordinal));
        }
    }
}
