using Aios.Temporal.Activities;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Tests.Activities;

public class ActivityDefinitionTests
{
    [Test]
    public void Create_AsyncMethodReturningTask_DropsTheSuffix() =>
        Assert.That(ActivityDefinition.Create(Samples.GreetAsync).Name, Is.EqualTo("Greet"));

    [Test]
    public void Create_AsyncSuffixOnSyncMethod_KeepsTheName() =>
        Assert.That(ActivityDefinition.Create(Samples.ReadAsync).Name, Is.EqualTo("ReadAsync"));

    [Test]
    public void Create_NameInAttribute_Wins() =>
        Assert.That(ActivityDefinition.Create(Samples.Renamed).Name, Is.EqualTo("custom"));

    [Test]
    public void Create_DynamicMethod_HasNoName()
    {
        var definition = ActivityDefinition.Create(Samples.Any);
        Assert.That((definition.Name, definition.Dynamic), Is.EqualTo(((string?)null, true)));
    }

    [Test]
    public void Create_LocalFunction_TakesItsOwnName()
    {
        [Activity]
        static string Local() => "x";
        Assert.That(ActivityDefinition.Create(Local).Name, Is.EqualTo("Local"));
    }

    [Test]
    public void Create_LambdaWithoutName_SaysWhatToDo() =>
        Assert.That(
            () => ActivityDefinition.Create([Activity] () => 1),
            Throws.ArgumentException.With.Message.Contains("give one in its [Activity] attribute"));

    [Test]
    public void Create_MethodWithoutAttribute_SaysWhatToDo() =>
        Assert.That(() => ActivityDefinition.Create(Samples.Plain), Throws.ArgumentException.With.Message.Contains("has no [Activity] attribute"));

    [Test]
    public void Create_ReservedName_IsRefused() =>
        Assert.That(
            () => ActivityDefinition.Create("__temporal_x", typeof(void), [], 0, static _ => null),
            Throws.ArgumentException.With.Message.Contains("reserved"));

    [Test]
    public void Create_ReferenceParameter_IsRefused() =>
        Assert.That(
            () => ActivityDefinition.CreateWithoutAttribute("x", typeof(Samples).GetMethod(nameof(Samples.ByReference))!, static _ => null),
            Throws.ArgumentException.With.Message.Contains("by reference"));

    [Test]
    public void CreateAll_InstanceMethodWithoutInstance_IsRefused() =>
        Assert.That(() => ActivityDefinition.CreateAll(typeof(Instance), null), Throws.ArgumentException.With.Message.Contains("an instance is needed"));

    [Test]
    public void CreateAll_TypeWithoutActivities_IsRefused() =>
        Assert.That(() => ActivityDefinition.CreateAll(typeof(string), null), Throws.ArgumentException.With.Message.Contains("no method with [Activity]"));

    [Test]
    public async Task InvokeAsync_InstanceMethod_CallsIt()
    {
        var definition = ActivityDefinition.CreateAll(new Instance(3)).Single();
        Assert.That(await definition.InvokeAsync([4]), Is.EqualTo(7));
    }

    [Test]
    public async Task InvokeAsync_MissingOptionalArgument_TakesItsDefault() =>
        Assert.That(await ActivityDefinition.Create(Samples.Optional).InvokeAsync(["a"]), Is.EqualTo("a5"));

    [Test]
    public async Task InvokeAsync_TaskWithoutResult_GivesTheEmptyTuple() =>
        Assert.That(await ActivityDefinition.Create(Samples.NothingAsync).InvokeAsync([]), Is.EqualTo(default(ValueTuple)));

    [Test]
    public void InvokeAsync_ExceptionOfTheMethod_IsNotWrapped() =>
        Assert.That(async () => await ActivityDefinition.Create(Samples.Fail).InvokeAsync([]), Throws.InvalidOperationException.With.Message.EqualTo("own"));

    private static class Samples
    {
        [Activity]
        public static Task<string> GreetAsync() => Task.FromResult("hi");

        [Activity]
        public static string ReadAsync() => "sync";

        [Activity("custom")]
        public static void Renamed()
        {
        }

        [Activity(Dynamic = true)]
        public static int Any(IRawValue[] args) => args.Length;

        public static void Plain()
        {
        }

        public static void ByReference(ref int x) => x++;

        [Activity]
        public static string Optional(string text, int number = 5) => text + number;

        [Activity]
        public static Task NothingAsync() => Task.CompletedTask;

        [Activity]
        public static void Fail() => throw new InvalidOperationException("own");
    }

    private sealed class Instance(int first)
    {
        [Activity]
        public int Add(int second) => first + second;
    }
}
