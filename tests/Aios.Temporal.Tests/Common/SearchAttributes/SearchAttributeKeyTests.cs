using Aios.Temporal.Common;

namespace Aios.Temporal.Tests.Common.SearchAttributes;

public sealed class SearchAttributeKeyTests
{
    private static readonly SearchAttributeKey A = SearchAttributeKey.CreateText("a");
    private static readonly SearchAttributeKey B = SearchAttributeKey.CreateText("b");

    [Test]
    public void Equality_NameAndType_BothCount()
    {
        Assert.That(A == SearchAttributeKey.CreateText("a"), Is.True);
        Assert.That(A != SearchAttributeKey.CreateKeyword("a"), Is.True);
        Assert.That(A.GetHashCode(), Is.EqualTo(SearchAttributeKey.CreateText("a").GetHashCode()));
        Assert.That(A.Equals(null), Is.False);
    }

    [Test]
    public void Order_NullFirstThenName()
    {
        Assert.That(A < B && A <= B && B > A && B >= A && null < A && !(A < null), Is.True);
        Assert.That(A.CompareTo(SearchAttributeKey.CreateKeyword("a")), Is.Not.Zero);
    }

    [Test]
    public void Create_NoName_Throws() => Assert.That(() => SearchAttributeKey.CreateText(string.Empty), Throws.ArgumentException);

    [Test]
    public void ValueUnset_AskedForItsValue_Throws() =>
        Assert.That(() => SearchAttributeKey.CreateLong("x").ValueUnset().Value, Throws.InvalidOperationException);
}
