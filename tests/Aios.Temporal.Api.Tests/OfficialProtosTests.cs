namespace Aios.Temporal.Api.Tests;

[Category("External")]
public class OfficialProtosTests
{
    private static readonly ProtoSchema Official = OfficialDescriptors.Load();
    private static readonly ProtoSchema Ours = OurDescriptors.Load();
    private static readonly KnownDifferences Known = KnownDifferences.Load();

    [Test]
    public void Declarations_OnBothSides_MeanTheSame()
    {
        var differences =
            from ours in Ours.Declarations
            let theirs = Official.Declarations.GetValueOrDefault(ours.Key)
            where theirs is not null && ours.Value != theirs
            select $"{ours.Key}: ours is {ours.Value}, official is {theirs}";

        AssertNone(differences);
    }

    [Test]
    public void Declarations_OnlyOfficial_AreListed() =>
        AssertNone(Official.Declarations.Keys.Except(Ours.Declarations.Keys, StringComparer.Ordinal).Where(name => !Known.Lacks(name)));

    [Test]
    public void Declarations_OnlyOurs_AreListed() =>
        AssertNone(Ours.Declarations.Keys.Except(Official.Declarations.Keys, StringComparer.Ordinal).Where(name => !Known.Adds(name)));

    [Test]
    public void KnownDifferences_EachRule_CoversOnlyDifferences() =>
        AssertNone(Known.Stale(Ours.Declarations.Keys.ToList(), Official.Declarations.Keys.ToList()));

    [Test]
    public void Declarations_BothSides_AreMany()
    {
        // Guards the readers: a reader that finds nothing would agree with everything.
        Assert.Multiple(() =>
        {
            Assert.That(Ours.Declarations.Keys.Count(k => k.StartsWith("rpc ", StringComparison.Ordinal)), Is.GreaterThan(90));
            Assert.That(Ours.Declarations.Keys.Count(k => k.StartsWith("field ", StringComparison.Ordinal)), Is.GreaterThan(2000));
            Assert.That(Official.Declarations, Has.Count.GreaterThan(Ours.Declarations.Count));
        });
    }

    private static void AssertNone(IEnumerable<string> differences)
    {
        var all = differences.ToList();
        Assert.That(all, Is.Empty, () => string.Join('\n', all));
    }
}
