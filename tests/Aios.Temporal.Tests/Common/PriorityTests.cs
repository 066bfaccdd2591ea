using Aios.Temporal.Common;

namespace Aios.Temporal.Tests.Common;

public sealed class PriorityTests
{
    [Test]
    public void ToProto_Everything_RoundTrips()
    {
        var priority = new Priority(2, "tenant", 1.5f);
        Assert.That(Priority.FromProto(priority.ToProto()), Is.EqualTo(priority));
    }

    [Test]
    public void FromProto_NothingSet_IsDefault()
    {
        Assert.That(Priority.FromProto(null), Is.EqualTo(Priority.Default));
        Assert.That(Priority.FromProto(Priority.Default.ToProto()), Is.EqualTo(Priority.Default));
    }
}
