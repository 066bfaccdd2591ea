using Aios.Temporal.Common;

namespace Aios.Temporal.Tests.Common.Randomness;

public sealed class RandomnessTests
{
    private const string RunId = "3810360e-65c1-4501-bd4a-6b603be62c63";

    [TestCase("", 3476900567878811119UL)]
    [TestCase(RunId, 17131530837505822712UL)]
    [TestCase("00000000-0000-0000-0000-000000000000", 13908316863725478721UL)]
    public void FromRunId_KnownRun_IsTheSeedOfOtherLibraries(string runId, ulong seed) =>
        Assert.That(RandomnessSeed.FromRunId(runId), Is.EqualTo(seed));

    [Test]
    public void Next_SeedZero_IsTheSequenceOfOtherLibraries()
    {
        var random = new DeterministicRandom(0);
        int[] actual = [random.Next(), random.Next(), random.Next(), random.Next()];
        Assert.That(actual, Is.EqualTo(new[] { 540997201, 933034507, 1805853439, 80134057 }));
    }

    [Test]
    public void NextDouble_SeedZero_IsTheSequenceOfOtherLibraries()
    {
        var random = new DeterministicRandom(0);
        double[] actual = [random.NextDouble(), random.NextDouble()];
        Assert.That(actual, Is.EqualTo(new[] { 0.3359977161167005, 0.8379573500514044 }));
    }

    [Test]
    public void NextBytes_SeedZero_IsTheSequenceOfOtherLibraries()
    {
        var bytes = new byte[20];
        new DeterministicRandom(0).NextBytes(bytes);
        Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo("a2ec7d4042f20356cd1ae2e9755f84d618f4396f"));
    }

    [Test]
    public void NewGuid_KnownSeeds_IsTheGuidOfOtherLibraries()
    {
        Assert.That(
            new DeterministicRandom(0).NewGuid(),
            Is.EqualTo(new Guid("407deca2-f242-4603-8d1a-e2e9755f84d6")));
        Assert.That(
            new DeterministicRandom(RandomnessSeed.FromRunId(RunId)).NewGuid(),
            Is.EqualTo(new Guid("1b1d419b-83e0-4d50-9b79-856b9ab59282")));
    }

    [TestCase(int.MinValue, int.MaxValue)]
    [TestCase(-3, 4)]
    [TestCase(5, 6)]
    public void Next_WithBounds_StaysInside(int min, int max)
    {
        var random = new DeterministicRandom(7);
        for (var i = 0; i < 1000; i++)
        {
            Assert.That(random.Next(min, max), Is.InRange(min, max - 1));
        }
    }

    [Test]
    public void Next_EmptyRange_IsTheLowerBound() => Assert.That(new DeterministicRandom(1).Next(9, 9), Is.EqualTo(9));

    [Test]
    public void Next_BoundsInWrongOrder_Throws() =>
        Assert.That(() => new DeterministicRandom(1).Next(2, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
