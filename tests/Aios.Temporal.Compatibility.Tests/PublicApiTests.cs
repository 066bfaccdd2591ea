using System.Reflection;

namespace Aios.Temporal.Compatibility.Tests;

/// <summary>
/// Code written for the official package must compile against ours: every public member of it exists here under the same
/// name and signature, unless known-differences.txt says why not.
/// </summary>
public class PublicApiTests
{
    private static readonly HashSet<string> Official =
        ApiListing.Of("Temporalio", Assembly.Load("Temporalio"), Assembly.Load("Temporalio.Extensions.Hosting"));

    private static readonly HashSet<string> Ours =
        ApiListing.Of("Aios.Temporal", Assembly.Load("Aios.Temporal"), Assembly.Load("Aios.Temporal.Testing"));

    private static readonly KnownDifferences Known = KnownDifferences.Read(
        Path.Combine(TestContext.CurrentContext.TestDirectory, "known-differences.txt"));

    [Test]
    public void OfficialMembers_AllButTheKnownDifferences_ExistHere()
    {
        var missing = Official.Except(Ours).Where(line => !Known.Covers(line)).Order(StringComparer.Ordinal).ToList();
        Assert.That(missing, Is.Empty, $"{missing.Count} members of the official API are missing:\n{string.Join('\n', missing)}");
    }

    [Test]
    public void KnownDifferences_EachRule_StillCoversAMissingMember()
    {
        var stale = Known.Rules.Where(rule => !Official.Except(Ours).Any(rule.Covers)).Select(rule => rule.Pattern).ToList();
        Assert.That(stale, Is.Empty, "these rules cover nothing any more: delete them");
    }

    [Test]
    public void OfficialListing_IsNotEmpty()
    {
        // Guards the two tests above against passing because nothing was read.
        Assert.That(Official, Has.Count.GreaterThan(2000));
        Assert.That(Official, Has.Some.StartsWith("~.Workflows.Workflow static Task DelayAsync"));
    }
}
