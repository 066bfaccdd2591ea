namespace Aios.Temporal.Common.EnvConfig;

public sealed partial record ClientEnvConfig
{
    /// <summary>What <see cref="Load" /> reads.</summary>
    public class ConfigLoadOptions : ICloneable
    {
        /// <summary>Gets or sets the TOML. Default null: the usual file.</summary>
        public DataSource? ConfigSource { get; set; }

        /// <summary>Gets or sets a value indicating whether unknown keys are errors. Default false: they are ignored.</summary>
        public bool ConfigFileStrict { get; set; }

        /// <summary>Gets or sets variables to use instead of the process's environment. Default null.</summary>
        public IReadOnlyDictionary<string, string>? OverrideEnvVars { get; set; }

        /// <summary>Makes a shallow copy.</summary>
        /// <returns>The copy.</returns>
        public virtual object Clone() => MemberwiseClone();
    }

    /// <summary>What <see cref="Profile.Load" /> reads.</summary>
    public class ProfileLoadOptions : ICloneable
    {
        /// <summary>Gets or sets the name of the profile. Default null: variable <c>TEMPORAL_PROFILE</c>, else <c>default</c>.</summary>
        public string? Profile { get; set; }

        /// <summary>Gets or sets the TOML. Default null: the usual file.</summary>
        public DataSource? ConfigSource { get; set; }

        /// <summary>Gets or sets a value indicating whether no file is read. Default false.</summary>
        public bool DisableFile { get; set; }

        /// <summary>Gets or sets a value indicating whether no variable overlays the file. Default false.</summary>
        public bool DisableEnv { get; set; }

        /// <summary>Gets or sets a value indicating whether unknown keys are errors. Default false: they are ignored.</summary>
        public bool ConfigFileStrict { get; set; }

        /// <summary>Gets or sets variables to use instead of the process's environment. Default null.</summary>
        public IReadOnlyDictionary<string, string>? OverrideEnvVars { get; set; }

        /// <summary>Makes a shallow copy.</summary>
        /// <returns>The copy.</returns>
        public virtual object Clone() => MemberwiseClone();
    }
}
