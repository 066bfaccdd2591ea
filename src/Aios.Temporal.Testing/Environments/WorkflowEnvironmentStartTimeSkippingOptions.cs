using Aios.Temporal.Client;

namespace Aios.Temporal.Testing;

/// <summary>Settings of a time-skipping environment. With <c>TargetHost</c> set, the test server there is used.</summary>
public class WorkflowEnvironmentStartTimeSkippingOptions : TemporalClientConnectOptions
{
    /// <summary>Has no effect: nothing is downloaded.</summary>
    public string? DownloadDirectory { get; set; }

    /// <summary>Settings of the test server.</summary>
    public TestServerOptions TestServer { get; set; } = new();

    /// <inheritdoc/>
    public override object Clone()
    {
        var copy = (WorkflowEnvironmentStartTimeSkippingOptions)base.Clone();
        copy.TestServer = (TestServerOptions)TestServer.Clone();
        return copy;
    }
}
