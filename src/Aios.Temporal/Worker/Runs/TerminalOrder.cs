using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Worker.Runs;

/// <summary>Several closing commands, and commands after one (protocol section 4.11). Query answers are never dropped.</summary>
internal static class TerminalOrder
{
    /// <param name="commands">As the instance made them.</param>
    /// <param name="moveToEnd">Flag 3: keep everything and put the first closing command last. Otherwise: cut after it.</param>
    public static IReadOnlyList<InstanceCommand> Apply(IReadOnlyList<InstanceCommand> commands, bool moveToEnd)
    {
        var first = -1;
        for (var i = 0; i < commands.Count && first < 0; i++)
        {
            first = IsTerminal(commands[i]) ? i : -1;
        }

        if (first < 0 || first == commands.Count - 1)
        {
            return commands;
        }

        var ordered = new List<InstanceCommand>(commands.Count);
        for (var i = 0; i < commands.Count; i++)
        {
            var kept = i < first || commands[i] is RespondToQueryCommand || moveToEnd;
            if (kept && !IsTerminal(commands[i]))
            {
                ordered.Add(commands[i]);
            }
        }

        ordered.Add(commands[first]);
        return ordered;
    }

    public static bool IsTerminal(InstanceCommand command) => command is
        CompleteWorkflowCommand or FailWorkflowCommand or CancelWorkflowCommand or ContinueAsNewCommand;
}
