using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Tests.Worker.Tuning;

public class PollerTargetTests
{
    [Test]
    public void OnAnswer_SimpleMaximum_NeverChanges()
    {
        var target = new PollerTarget(new PollerBehavior.SimpleMaximum(4));
        target.OnAnswer(-2, isEmpty: true);
        Assert.That(target.Current, Is.EqualTo(4));
    }

    [TestCase(3, ExpectedResult = 8)]
    [TestCase(100, ExpectedResult = 10)]
    [TestCase(-100, ExpectedResult = 2)]
    public int OnAnswer_Autoscaling_FollowsTheAdviceWithinBounds(int advice)
    {
        var target = new PollerTarget(new PollerBehavior.Autoscaling(2, 10, 5));
        target.OnAnswer(advice, isEmpty: false);
        return target.Current;
    }

    [Test]
    public void OnAnswer_EmptyWithoutEverAdvice_KeepsTheNumber()
    {
        var target = new PollerTarget(new PollerBehavior.Autoscaling(2, 10, 5));
        target.OnAnswer(null, isEmpty: true);
        Assert.That(target.Current, Is.EqualTo(5));
    }

    [Test]
    public void OnAnswer_EmptyFromAnAdvisingServer_Shrinks()
    {
        var target = new PollerTarget(new PollerBehavior.Autoscaling(2, 10, 5));
        target.OnAnswer(0, isEmpty: false);
        target.OnAnswer(null, isEmpty: true);
        Assert.That(target.Current, Is.EqualTo(4));
    }
}
