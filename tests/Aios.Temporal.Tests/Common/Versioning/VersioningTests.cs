using Aios.Temporal.Common;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Common.Versioning;

public sealed class VersioningTests
{
    private static readonly WorkerDeploymentVersion Version = new("a", "b");

    private static IEnumerable<TestCaseData> Overrides()
    {
        yield return new TestCaseData(
            new VersioningOverride.Pinned(Version),
            """{ "behavior": "VERSIONING_BEHAVIOR_PINNED", "pinned": { "behavior": "PINNED_OVERRIDE_BEHAVIOR_PINNED", "version": { "buildId": "b", "deploymentName": "a" } }, "pinnedVersion": "a.b" }""");
        yield return new TestCaseData(
            new VersioningOverride.OneTime(Version),
            """{ "oneTime": { "targetDeploymentVersion": { "buildId": "b", "deploymentName": "a" } } }""");
        yield return new TestCaseData(
            new VersioningOverride.AutoUpgrade(),
            """{ "behavior": "VERSIONING_BEHAVIOR_AUTO_UPGRADE", "autoUpgrade": true }""");
    }

    [TestCaseSource(nameof(Overrides))]
    public void ToProto_EveryKind_IsWhatTheOfficialLibraryMakes(VersioningOverride value, string json) =>
        Assert.That(
            value.ToProto(),
            Is.EqualTo(JsonParser.Default.Parse<Api.Workflow.V1.VersioningOverride>(json)));

    [Test]
    public void CanonicalString_FirstDotSeparates()
    {
        Assert.That(WorkerDeploymentVersion.FromCanonicalString("a.b.c"), Is.EqualTo(new WorkerDeploymentVersion("a", "b.c")));
        Assert.That(new WorkerDeploymentVersion("a", "b.c").ToCanonicalString(), Is.EqualTo("a.b.c"));
        Assert.That(() => WorkerDeploymentVersion.FromCanonicalString("a"), Throws.ArgumentException);
    }
}
