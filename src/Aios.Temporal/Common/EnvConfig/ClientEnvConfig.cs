using Aios.Temporal.Client;

namespace Aios.Temporal.Common.EnvConfig;

/// <summary>
/// Client settings from outside the program: named profiles of a TOML file, overlaid by <c>TEMPORAL_*</c> environment variables. The file is
/// the one <c>TEMPORAL_CONFIG_FILE</c> names, else <c>temporalio/temporal.toml</c> in the user's configuration folder; it need not exist.
/// </summary>
/// <param name="Profiles">Profiles by name.</param>
public sealed partial record ClientEnvConfig(IReadOnlyDictionary<string, ClientEnvConfig.Profile> Profiles)
{
    /// <summary>Reads all profiles of the file, without the environment's overlay.</summary>
    /// <param name="options">What to read.</param>
    /// <returns>The profiles.</returns>
    /// <exception cref="InvalidOperationException">The file is not a valid configuration.</exception>
    public static ClientEnvConfig Load(ConfigLoadOptions? options = null) =>
        new(ConfigFile.Load(options?.ConfigSource, EnvironmentVariables.From(options?.OverrideEnvVars), options?.ConfigFileStrict ?? false));

    /// <summary>Reads one profile and makes connect options from it.</summary>
    /// <param name="options">What to read.</param>
    /// <returns>The options.</returns>
    /// <exception cref="InvalidOperationException">The file or a variable is not valid, or the named profile does not exist.</exception>
    public static TemporalClientConnectOptions LoadClientConnectOptions(ProfileLoadOptions? options = null) =>
        Profile.Load(options).ToClientConnectionOptions();

    /// <summary>Makes a configuration from the form <see cref="ToDictionary" /> gives.</summary>
    /// <param name="profileDictionaries">Settings by name of the profile.</param>
    /// <returns>The configuration.</returns>
    public static ClientEnvConfig FromDictionary(IReadOnlyDictionary<string, Dictionary<string, object>> profileDictionaries)
    {
        ArgumentNullException.ThrowIfNull(profileDictionaries);
        return new(profileDictionaries.ToDictionary(p => p.Key, p => Profile.FromDictionary(p.Value), StringComparer.Ordinal));
    }

    /// <summary>Writes the profiles with the keys of the file.</summary>
    /// <returns>Settings by name of the profile.</returns>
    public IReadOnlyDictionary<string, Dictionary<string, object>> ToDictionary() =>
        Profiles.ToDictionary(p => p.Key, p => p.Value.ToDictionary(), StringComparer.Ordinal);
}
