using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Tests.Worker.Instance;

/// <summary>Short ways to look at commands.</summary>
internal static class CommandExtensions
{
    public static T Only<T>(this IReadOnlyList<InstanceCommand> commands)
        where T : InstanceCommand
    {
        Assert.That(commands.Select(c => c.GetType().Name), Is.EqualTo(new[] { typeof(T).Name }));
        return (T)commands[0];
    }

    public static T? Result<T>(this IReadOnlyList<InstanceCommand> commands) =>
        InstanceDriver.Value<T>(commands.Only<CompleteWorkflowCommand>().Result);

    public static T? Answer<T>(this IReadOnlyList<InstanceCommand> commands)
    {
        var answer = commands.Only<RespondToQueryCommand>();
        Assert.That(answer.Failure, Is.Null);
        return InstanceDriver.Value<T>(answer.Result);
    }

    public static string[] Kinds(this IReadOnlyList<InstanceCommand> commands) =>
        [.. commands.Select(c => c.GetType().Name.Replace("Command", string.Empty, StringComparison.Ordinal))];
}
