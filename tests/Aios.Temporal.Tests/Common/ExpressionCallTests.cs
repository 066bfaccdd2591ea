using System.Linq.Expressions;
using Aios.Temporal.Common;
using FsCheck;
using FsCheck.Fluent;

namespace Aios.Temporal.Tests.Common;

public sealed class ExpressionCallTests
{
    private readonly string field = "field";

    private string Property => "property";

    [Test]
    public void From_MixedArguments_EvaluatesEach()
    {
        var local = 3;
        var record = new Options("name", [1, 2]);
        int? nothing = null;

        var call = ExpressionCall.From((Expression<Action<Target>>)(t => t.Many(
            1, local, field, Property, record.Name, local + 1, record.Items[1], new Options("inner", new[] { local }),
            nothing, local, DateTime.UnixEpoch, default)));

        Assert.That(call.Method.Name, Is.EqualTo(nameof(Target.Many)));
        Assert.That(
            call.Arguments,
            Is.EqualTo(new object?[] { 1, 3, "field", "property", "name", 4, 2, call.Arguments.ElementAt(7), null, 3L, DateTime.UnixEpoch, null }));
        Assert.That(((Options)call.Arguments.ElementAt(7)!).Items, Is.EqualTo(new[] { 3 }));
    }

    [Test]
    public void From_ArgumentThrows_ThrowsItsException()
    {
        Assert.That(
            () => ExpressionCall.From((Expression<Action<Target>>)(t => t.One(Throw()))),
            Throws.TypeOf<NotSupportedException>());
        Options? missing = null;
        Assert.That(
            () => ExpressionCall.From((Expression<Action<Target>>)(t => t.One(missing!.Name))),
            Throws.TypeOf<NullReferenceException>());
    }

    [Test]
    public void From_InstanceParameter_IsNeverEvaluated()
    {
        var call = ExpressionCall.From((Expression<Func<Target, string>>)(t => t.Echo("x")));

        Assert.That(call.Arguments, Is.EqualTo(new[] { "x" }));
    }

    [Test]
    public void From_StaticCall_IsRead()
    {
        Assert.That(ExpressionCall.From((Expression<Func<string>>)(() => Throw())).Method.Name, Is.EqualTo(nameof(Throw)));
    }

    [Test]
    public void From_NoCall_Throws()
    {
        Assert.That(
            () => ExpressionCall.From((Expression<Func<Target, string>>)(t => t.ToString() + "x")), Throws.ArgumentException);
        Assert.That(
            () => ExpressionCall.From((Expression<Func<Target, string>>)(t => new Target().Echo("x"))), Throws.ArgumentException);
    }

    [Test]
    public void From_AnyNumber_KeepsValueAndParameterType()
    {
        Prop.ForAll<int, string?>((number, text) =>
        {
            var call = ExpressionCall.From((Expression<Action<Target>>)(t => t.Wide(number, number, text)));
            return call.Arguments.SequenceEqual([(long)number, (int?)number, text]);
        }).QuickCheckThrowOnFailure();
    }

    private static string Throw() => throw new NotSupportedException();

    public sealed record Options(string Name, int[] Items);

    public class Target
    {
        public void Many(
            int a, int b, string c, string d, string e, int f, int g, Options h, int? i, long j, DateTime k, string? l)
        {
        }

        public void Wide(long number, int? maybe, object? text)
        {
        }

        public void One(string text)
        {
        }

        public string Echo(string text) => text;
    }
}
