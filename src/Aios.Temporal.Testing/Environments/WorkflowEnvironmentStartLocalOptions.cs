using Aios.Temporal.Client;
using Aios.Temporal.Common;

namespace Aios.Temporal.Testing;

/// <summary>Settings of a local environment. <c>TargetHost</c> is where the server listens; unset chooses a free port.</summary>
public class WorkflowEnvironmentStartLocalOptions : TemporalClientConnectOptions
{
    /// <summary>Has no effect: nothing is downloaded.</summary>
    public string? DownloadDirectory { get; set; }

    /// <summary>Whether the web interface runs too. Default false.</summary>
    public bool UI { get; set; }

    /// <summary>Port of the web interface; 0 chooses one.</summary>
    public int UIPort { get; set; }

    /// <summary>Search attributes to register.</summary>
    public IReadOnlyCollection<SearchAttributeKey>? SearchAttributes { get; set; }

    /// <summary>Settings of the server.</summary>
    public DevServerOptions DevServerOptions { get; set; } = new();

    /// <inheritdoc/>
    public override object Clone()
    {
        var copy = (WorkflowEnvironmentStartLocalOptions)base.Clone();
        copy.DevServerOptions = (DevServerOptions)DevServerOptions.Clone();
        return copy;
    }
}
